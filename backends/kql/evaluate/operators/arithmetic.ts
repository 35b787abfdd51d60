import type { ScalarType } from '../../../../src/schema/index.ts';
import type { Typed } from '../model.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { add, divide, modulo, multiply, subtract, truncated } from '../values/long.ts';
import type { Long, Value } from '../values/value.ts';
import { castTo } from './comparisons.ts';
import type { BinaryOperator } from './row.ts';

type Compute = (a: never, b: never) => Value;

/** One way to apply an operator: operand types, result type, implementation. */
type Overload = readonly [left: ScalarType, right: ScalarType, result: ScalarType, compute: Compute];

const scaled = (a: number, b: number): Value => truncated(Math.round(a * b));

/**
 * Arithmetic on numbers, datetimes and timespans. An operand that is null makes the result null. Whole numbers give a long.
 * https://learn.microsoft.com/kusto/query/numerical-operators
 * https://learn.microsoft.com/kusto/query/datetime-timespan-arithmetic
 */
export const arithmetic: Readonly<Record<string, BinaryOperator>> = {
  '+': operator('+', [
    ...numbers(add, (a, b) => a + b),
    ['datetime', 'timespan', 'datetime', add],
    ['timespan', 'datetime', 'datetime', add],
    ['timespan', 'timespan', 'timespan', add],
  ]),
  '-': operator('-', [
    ...numbers(subtract, (a, b) => a - b),
    ['datetime', 'datetime', 'timespan', subtract],
    ['datetime', 'timespan', 'datetime', subtract],
    ['timespan', 'timespan', 'timespan', subtract],
  ]),
  '*': operator('*', [
    ...numbers(multiply, (a, b) => a * b),
    ['timespan', 'long', 'timespan', multiply],
    ['long', 'timespan', 'timespan', multiply],
    ['timespan', 'real', 'timespan', scaled],
    ['real', 'timespan', 'timespan', scaled],
  ]),
  '/': operator('/', [
    ...numbers(divide, (a, b) => a / b),
    ['timespan', 'timespan', 'real', (a: Long, b: Long): Value => (b === 0 ? null : Number(a) / Number(b))],
    ['timespan', 'long', 'timespan', divide],
    ['timespan', 'real', 'timespan', (a: number, b: number): Value => truncated(a / b)],
  ]),
  '%': operator('%', [
    ...numbers(modulo, (a, b) => ((a % b) + Math.abs(b)) % Math.abs(b)),
    ['timespan', 'timespan', 'timespan', modulo],
    ['datetime', 'timespan', 'timespan', modulo],
  ]),
};

/** The type to which an operand may be widened, in the order of preference. */
const widened: Readonly<Partial<Record<ScalarType, readonly ScalarType[]>>> = {
  int: ['long', 'real'],
  long: ['long', 'real'],
  real: ['real'],
  datetime: ['datetime'],
  timespan: ['timespan'],
  dynamic: ['long', 'real', 'timespan'],
};

function numbers(
  whole: (a: Long, b: Long) => Value,
  fractional: (a: number, b: number) => number,
): Overload[] {
  return [
    ['long', 'long', 'long', whole],
    ['real', 'real', 'real', fractional],
  ];
}

function operator(symbol: string, overloads: readonly Overload[]): BinaryOperator {
  return {
    page: 'numerical-operators',
    compile(left, right) {
      for (const [leftType, rightType, type, compute] of overloads) {
        if (!widened[left.type]?.includes(leftType) || !widened[right.type]?.includes(rightType)) continue;
        if (left.type === 'dynamic' || right.type === 'dynamic')
          throw new UnsupportedKql(`${symbol} on dynamic values`);
        return apply(
          castTo(left, leftType),
          castTo(right, rightType),
          type,
          compute as (a: Value, b: Value) => Value,
        );
      }
      throw new UnsupportedKql(`${left.type} ${symbol} ${right.type}`);
    },
  };
}

function apply(left: Typed, right: Typed, type: ScalarType, compute: (a: Value, b: Value) => Value): Typed {
  return {
    type,
    constant: left.constant && right.constant,
    get(row, run) {
      const a = left.get(row, run);
      const b = right.get(row, run);
      return a === null || b === null ? null : compute(a, b);
    },
  };
}
