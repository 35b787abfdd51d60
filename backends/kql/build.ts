import type { Origin } from '../../src/ir/index.ts';
import type { BinaryOperator, KqlExpression } from './ast.ts';

/** Short constructors for the nodes of `ast.ts`. */

/** A column by name. */
export function column(name: string): KqlExpression {
  return { kind: 'column', name };
}

/** A string constant. */
export function text(value: string): KqlExpression {
  return { kind: 'string', value };
}

/** A number constant; `value` must be finite. */
export function number(value: number | bigint): KqlExpression {
  return { kind: 'number', text: String(value) };
}

/** A call of a KQL function. */
export function call(name: string, ...parameters: readonly KqlExpression[]): KqlExpression {
  return { kind: 'call', name, arguments: parameters };
}

/** `left operator right`. */
export function binary(
  left: KqlExpression,
  operator: BinaryOperator,
  right: KqlExpression,
  origin?: Origin,
): KqlExpression {
  return origin === undefined
    ? { kind: 'binary', operator, left, right }
    : { kind: 'binary', operator, left, right, origin };
}

/** All or any of the operands; a single operand is returned as it is. */
export function combine(kind: 'and' | 'or', operands: readonly KqlExpression[]): KqlExpression {
  const [only] = operands;
  return operands.length === 1 && only !== undefined ? only : { kind, operands };
}
