import type { Typed } from '../model.ts';
import { castTo } from '../operators/comparisons.ts';
import { compareValues } from '../values/compare.ts';
import { long, multiply } from '../values/long.ts';
import type { Long, Value } from '../values/value.ts';
import { commonType } from './conditions.ts';
import { pure, type FunctionRow, type FunctionTable } from './row.ts';

/** Functions of numbers. */
export const mathFunctions: FunctionTable = {
  abs: {
    page: 'abs-function',
    minimum: 1,
    maximum: 1,
    compile: ([arg]) => sameType(arg as Typed, (value) => (value < 0 ? multiply(value, -1) : value)),
  },
  sign: real('sign-function', Math.sign),
  ceiling: {
    page: 'ceiling-function',
    minimum: 1,
    maximum: 1,
    compile: ([arg]) => sameType(castTo(arg as Typed, 'real'), (value) => Math.ceil(value as number)),
  },
  round: pure('round-function', 'real, long?', 'real', (value: number, digits = 0) => {
    const scale = 10 ** digits;
    return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale;
  }),
  sqrt: real('sqrt-function', (value) => (value < 0 ? null : Math.sqrt(value))),
  exp: real('exp-function', Math.exp),
  log: real('log-function', Math.log),
  log2: real('log2-function', Math.log2),
  log10: real('log10-function', Math.log10),
  pow: pure('pow-function', 'real, real', 'real', (base: number, exponent: number) => base ** exponent),
  isnan: pure('isnan-function', 'real', 'bool', Number.isNaN),
  isinf: pure('isinf-function', 'real', 'bool', (value: number) => Math.abs(value) === Infinity),
  isfinite: pure('isfinite-function', 'real', 'bool', Number.isFinite),
  min_of: { page: 'min-of-function', minimum: 1, maximum: 64, compile: (args) => extreme(args, -1) },
  max_of: { page: 'max-of-function', minimum: 1, maximum: 64, compile: (args) => extreme(args, 1) },
  tohex: pure('tohex-function', 'long, long?', 'string', (value: Long, length = 0) =>
    BigInt.asUintN(64, BigInt(value)).toString(16).padStart(length, '0'),
  ),
  binary_and: binary('binary-and-function', (a, b) => a & b),
  binary_or: binary('binary-or-function', (a, b) => a | b),
  binary_xor: binary('binary-xor-function', (a, b) => a ^ b),
  binary_shift_left: binary('binary-shift-left-function', (a, b) => a << (b % 64n)),
  binary_shift_right: binary('binary-shift-right-function', (a, b) => a >> (b % 64n)),
  binary_not: pure('binary-not-function', 'long', 'long', (value: Long) => long(~BigInt(value))),
};

function real(page: string, compute: (value: number) => number | null): FunctionRow {
  return pure(page, 'real', 'real', compute);
}

function binary(page: string, compute: (a: bigint, b: bigint) => bigint): FunctionRow {
  return pure(page, 'long, long', 'long', (a: Long, b: Long) => long(compute(BigInt(a), BigInt(b))));
}

function sameType(arg: Typed, compute: (value: Long) => Value): Typed {
  return {
    type: arg.type === 'int' ? 'long' : arg.type,
    constant: arg.constant,
    get(row, run) {
      const value = arg.get(row, run) as Long | null;
      return value === null ? null : compute(value);
    },
  };
}

function extreme(args: readonly Typed[], sign: -1 | 1): Typed {
  const type = commonType(args);
  const values = args.map((arg) => castTo(arg, type));
  return {
    type,
    constant: args.every((arg) => arg.constant),
    get(row, run) {
      let best: Value = null;
      for (const arg of values) {
        const value = arg.get(row, run);
        if (value !== null && (best === null || compareValues(value, best) === sign)) best = value;
      }
      return best;
    },
  };
}
