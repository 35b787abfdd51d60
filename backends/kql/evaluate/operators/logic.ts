import type { Typed } from '../model.ts';
import { castTo } from './comparisons.ts';

/**
 * `and` or `or` of several terms with three values: false decides an `and`, true an `or`; otherwise a null makes the
 * result null. Later terms aren't evaluated once the result is decided.
 * https://learn.microsoft.com/kusto/query/logical-operators
 */
export function logic(operator: 'and' | 'or', terms: readonly Typed[]): Typed {
  const decisive = operator === 'or';
  const operands = terms.map((term) => castTo(term, 'bool'));
  return {
    type: 'bool',
    constant: operands.every((operand) => operand.constant),
    get(row, run) {
      let result: boolean | null = !decisive;
      for (const operand of operands) {
        const value = operand.get(row, run);
        if (value === decisive) return decisive;
        if (value === null) result = null;
      }
      return result;
    },
  };
}

/** `not(x)`: the opposite of a bool; null stays null. */
export function negate(expression: Typed): Typed {
  const operandOf = castTo(expression, 'bool');
  return {
    type: 'bool',
    constant: expression.constant,
    get(row, run) {
      const value = operandOf.get(row, run);
      return value === null ? null : !(value as boolean);
    },
  };
}
