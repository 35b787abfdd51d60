import type { ScalarType } from '../../../../src/schema/index.ts';
import type { Typed } from '../model.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { comparable, compareValues } from '../values/compare.ts';
import { convert } from '../values/convert.ts';
import { TypedScalar, type Value } from '../values/value.ts';
import type { BinaryOperator } from './row.ts';

/**
 * Comparison of two values. A null equals no value; two nulls, and an order with a null, give null.
 * https://learn.microsoft.com/kusto/query/scalar-data-types/null-values
 */
export const comparisons: Readonly<Record<string, BinaryOperator>> = {
  '==': equality(false),
  '!=': equality(true),
  '<>': equality(true),
  '<': order((sign) => sign < 0),
  '<=': order((sign) => sign <= 0),
  '>': order((sign) => sign > 0),
  '>=': order((sign) => sign >= 0),
};

function equality(negated: boolean): BinaryOperator {
  return {
    page: 'scalar-data-types/null-values',
    compile(left, right) {
      const [a, b] = aligned(left, right);
      return {
        type: 'bool',
        constant: left.constant && right.constant,
        get(row, run) {
          const x = a.get(row, run);
          const y = b.get(row, run);
          if (x === null && y === null) return null;
          return (x === y) !== negated;
        },
      };
    },
  };
}

function order(holds: (sign: number) => boolean): BinaryOperator {
  return {
    page: 'numerical-operators',
    compile(left, right) {
      const [a, b] = aligned(left, right);
      return {
        type: 'bool',
        constant: left.constant && right.constant,
        get(row, run) {
          const x = a.get(row, run);
          const y = b.get(row, run);
          if (x === null || y === null) return null;
          if (Number.isNaN(x) || Number.isNaN(y)) return false;
          return holds(compareValues(x, y));
        },
      };
    },
  };
}

/**
 * Both sides in a form that can be compared. A dynamic side must hold a value of the other side's kind: what the
 * engine makes of a text against a number isn't documented, so it is refused.
 */
export function aligned(left: Typed, right: Typed): readonly [Typed, Typed] {
  if (left.type === 'dynamic' && right.type === 'dynamic') {
    return [mapped(left, comparable), mapped(right, comparable)];
  }
  if (left.type === 'dynamic')
    return [mapped(left, (value) => dynamicAs(value, right.type), right.type), right];
  if (right.type === 'dynamic')
    return [left, mapped(right, (value) => dynamicAs(value, left.type), left.type)];
  if (left.type === right.type) return [left, right];
  if (isNumeric(left.type) && isNumeric(right.type)) {
    return left.type === 'real' || right.type === 'real'
      ? [castTo(left, 'real'), castTo(right, 'real')]
      : [left, right];
  }
  if (left.type === 'guid' && right.type === 'string') return [left, castTo(right, 'guid')];
  if (left.type === 'string' && right.type === 'guid') return [castTo(left, 'guid'), right];
  throw new UnsupportedKql(`comparison of ${left.type} with ${right.type}`);
}

/** A dynamic value that is compared with a value of a type. */
export function dynamicAs(value: Value, type: ScalarType): Value {
  if (value === null) return null;
  if (value instanceof TypedScalar && value.type === type) return value.value;
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  if (isNumeric(type) ? isNumber : type === 'bool' ? typeof value === 'boolean' : typeof value === type)
    return value;
  throw new UnsupportedKql(`comparison of a dynamic ${typeof value} with ${type}`);
}

/** The expression converted to a type; the same expression if it has that type. */
export function castTo(expression: Typed, type: ScalarType): Typed {
  if (expression.type === type) return expression;
  const from = expression.type;
  const target = type === 'int' ? 'long' : type;
  if ((from === 'int' && target === 'long') || (from === 'long' && type === 'int'))
    return { ...expression, type };
  return mapped(expression, (value) => convert(value, from, target), type);
}

function mapped(
  expression: Typed,
  change: (value: Value) => Value,
  type: ScalarType = expression.type,
): Typed {
  return { type, constant: expression.constant, get: (row, run) => change(expression.get(row, run)) };
}

function isNumeric(type: ScalarType): boolean {
  return type === 'int' || type === 'long' || type === 'real';
}
