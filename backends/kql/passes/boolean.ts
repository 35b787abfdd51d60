import type { KqlExpression, LogicalExpression } from '../ast.ts';
import { isLogic, mapOperands } from '../walk.ts';

/**
 * Rewrites the logical skeleton of a predicate from the leaves up: `rewrite` gets each `and` and `or`
 * with operands that are rewritten already. Tests, and what stands inside their arguments, stay.
 */
export function rewriteLogic(
  expression: KqlExpression,
  rewrite: (logical: LogicalExpression) => KqlExpression,
): KqlExpression {
  if (!isLogic(expression)) return expression;
  const inner = mapOperands(expression, (operand) => rewriteLogic(operand, rewrite));
  return inner.kind === 'and' || inner.kind === 'or' ? rewrite(inner) : inner;
}

/** The remarks around an expression, from the outside in. */
export function notesOf(expression: KqlExpression): readonly string[] {
  return expression.kind === 'noted' ? [expression.note, ...notesOf(expression.operand)] : [];
}

/** The expression with remarks around it. */
export function withNotes(notes: readonly string[], expression: KqlExpression): KqlExpression {
  const distinct = [...new Set(notes)];
  return distinct.length === 0
    ? expression
    : { kind: 'noted', note: distinct.join(', '), operand: expression };
}
