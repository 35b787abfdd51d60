import type { BinaryOperator, KqlExpression, Origins } from './ast.ts';
import { inherit } from './origins.ts';

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
  origins?: Origins,
): KqlExpression {
  return origins === undefined
    ? { kind: 'binary', operator, left, right }
    : { kind: 'binary', operator, left, right, origins };
}

/** All or any of the operands; a single operand stands for itself, and has origins of its own if it can. */
export function combine(
  kind: 'and' | 'or',
  operands: readonly KqlExpression[],
  origins?: Origins,
): KqlExpression {
  const [only] = operands;
  if (operands.length === 1 && only !== undefined) return inherit(only, origins);
  return origins === undefined ? { kind, operands } : { kind, operands, origins };
}
