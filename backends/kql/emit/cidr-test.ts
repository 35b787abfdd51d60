import type { CidrValue } from '../../../src/ir/index.ts';
import type { KqlExpression } from '../ast.ts';
import { binary, call, combine, text } from '../build.ts';

/**
 * `left` is an address of one of the networks. The functions give null for text that is not an address
 * of their family; of such text neither is true, and a null under `not` would drop the row, so it is
 * turned into false. An IPv4 address can be written as an IPv6 address (`::ffff:10.0.0.1`, as Defender
 * does for sockets that speak both), so that each IPv4 network is also looked for in that form.
 * Follows the KQL documentation, "ipv4_is_in_any_range()" and "ipv6_is_in_any_range()".
 */
export function emitCidrTest(left: KqlExpression, networks: readonly CidrValue[]): KqlExpression {
  const four = networks.filter(({ family }) => family === 4);
  const six = networks.filter(({ family }) => family === 6);
  const mapped = four.map((range) => ({
    network: `::ffff:${range.network}`,
    prefixLength: 96 + range.prefixLength,
  }));
  const test = call(
    'coalesce',
    ...(four.length === 0 ? [] : [isInAnyRange(4, left, four)]),
    isInAnyRange(6, left, [...six, ...mapped]),
    { kind: 'bool', value: false },
  );
  // The function takes an IPv4 address for a mapped one; in Sigma it is in no IPv6 network.
  return four.length === 0 && six.some(holdsMapped)
    ? combine('and', [binary(left, 'contains', text(':')), test])
    : test;
}

/** Whether an IPv6 network holds the range of mapped IPv4 addresses, `::ffff:0:0/96`. */
function holdsMapped({ network, prefixLength }: CidrValue): boolean {
  return prefixLength <= 96 && /^[0:]+$/.test(network.replace(/^::ffff:0:0$/i, '::'));
}

function isInAnyRange(
  family: 4 | 6,
  left: KqlExpression,
  ranges: readonly Pick<CidrValue, 'network' | 'prefixLength'>[],
): KqlExpression {
  const texts = ranges.map(({ network, prefixLength }) => text(`${network}/${prefixLength}`));
  return { kind: 'call', name: `ipv${family}_is_in_any_range`, arguments: [left, ...texts] };
}
