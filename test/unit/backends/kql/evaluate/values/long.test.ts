import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  divide,
  floorTo,
  long,
  modulo,
  multiply,
  parseLong,
  subtract,
} from '../../../../../../backends/kql/evaluate/values/long.ts';
import type { Long } from '../../../../../../backends/kql/evaluate/values/value.ts';

const any64 = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -20n, max: 20n }),
  fc.constantFrom(2n ** 53n, 2n ** 53n - 1n, -(2n ** 53n), 2n ** 63n - 1n, -(2n ** 63n)),
);

describe('arithmetic agrees with 64-bit arithmetic on bigints, and results are canonical', () => {
  type Operation = readonly [(a: Long, b: Long) => Long | null, (a: bigint, b: bigint) => bigint | null];
  const operations: Readonly<Record<string, Operation>> = {
    add: [add, (a, b) => a + b],
    subtract: [subtract, (a, b) => a - b],
    multiply: [multiply, (a, b) => a * b],
    divide: [divide, (a, b) => (b === 0n ? null : a / b)],
    modulo: [modulo, (a, b) => (b === 0n ? null : ((a % b) + (b < 0n ? -b : b)) % b)],
  };
  test.each(Object.entries(operations))('%s', (_, [ours, exact]) => {
    fc.assert(
      fc.property(any64, any64, (a, b) => {
        const expected = exact(a, b);
        expect(ours(long(a), long(b))).toBe(expected === null ? null : long(expected));
      }),
    );
  });
});

test.each<[Long, Long, Long | null]>([
  [7, 5, 5],
  [-7, 5, -10],
  [9007199254740993n, 2, 9007199254740992n],
  [7, 0, null],
])('floorTo(%s, %s) is %s', (value, size, expected) => expect(floorTo(value, size)).toBe(expected));

test.each<[string, Long | null]>([
  ['12', 12],
  ['-12', -12],
  ['0x1F', 31],
  ['9007199254740993', 9007199254740993n],
  ['9223372036854775807', 9223372036854775807n],
  ['9223372036854775808', null],
  ['1.5', null],
  ['', null],
])('parseLong(%j) is %s', (text, expected) => expect(parseLong(text)).toBe(expected));
