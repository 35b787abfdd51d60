import type { Span } from '../diagnostics/index.ts';
import type { Expression } from '../ir/index.ts';

/** `and` or `or` of the operands; a single operand stands for itself. There must be at least one. */
export function combineAll(kind: 'and' | 'or', operands: readonly Expression[], span: Span): Expression {
  const [only] = operands;
  return only !== undefined && operands.length === 1 ? only : { kind, operands, span };
}

/** The list without gaps, or `undefined` if something in it could not be lowered. */
export function complete<T>(items: readonly (T | undefined)[]): readonly T[] | undefined {
  return items.includes(undefined) ? undefined : (items as readonly T[]);
}
