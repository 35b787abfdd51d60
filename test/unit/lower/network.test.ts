import { isIPv4, isIPv6 } from 'node:net';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseNetwork } from '../../../src/lower/values/network.ts';

it('accepts exactly the addresses that Node accepts', () => {
  const text = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.string({ unit: fc.constantFrom('0', '1', 'f', ':', '::', '.', '10', '255') }),
  );
  fc.assert(
    fc.property(text, (address) => {
      expect(parseNetwork(address) !== undefined).toBe(isIPv4(address) || isIPv6(address));
    }),
    { numRuns: 5_000 },
  );
});

it('is canonical: a canonical network reads as itself', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.tuple(fc.ipV4(), fc.nat(32)), fc.tuple(fc.ipV6(), fc.nat(128))),
      ([address, length]) => {
        const first = parseNetwork(`${address}/${length}`);
        const again = parseNetwork(`${first?.network}/${length}`);
        expect(again).toEqual({ ...first, hostBits: false });
      },
    ),
    { numRuns: 2_000 },
  );
});

it.each([
  ['10.1.2.3/8', '10.0.0.0', true],
  ['10.255.255.255/9', '10.128.0.0', true],
  ['192.168.1.0/24', '192.168.1.0', false],
  ['1.2.3.4/0', '0.0.0.0', true],
  ['2001:db8:ffff::1/33', '2001:db8:8000::', true],
  ['::1', '::1', false],
  ['1:0:0:2:0:0:0:3', '1:0:0:2::3', false],
  ['0:0:1::', '0:0:1::', false],
  ['1:2:3:4:5:6:7:0', '1:2:3:4:5:6:7:0', false],
  ['::ffff:1.2.3.4', '::ffff:102:304', false],
])('%s is the network %s', (text, network, hostBits) => {
  expect(parseNetwork(text)).toMatchObject({ network, hostBits });
});
