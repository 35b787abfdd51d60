import type { KqlExpression, LogicalExpression } from '../ast.ts';

/**
 * Rewrites the logical skeleton of a predicate from the leaves up: `rewrite` gets each `and` and `or`
 * with operands that are rewritten already. Tests, and what stands inside their arguments, stay.
 */
export function rewriteLogic(
  expression: KqlExpression,
  rewrite: (logical: LogicalExpression) => KqlExpression,
): KqlExpression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return rewrite({
        ...expression,
        operands: expression.operands.map((operand) => rewriteLogic(operand, rewrite)),
      });
    case 'not':
    case 'noted':
      return { ...expression, operand: rewriteLogic(expression.operand, rewrite) };
    case 'binary':
    case 'in':
    case 'call':
    case 'column':
    case 'property':
    case 'string':
    case 'regex':
    case 'number':
    case 'bool':
    case 'null':
    case 'datetime':
    case 'timespan':
    case 'query':
      return expression;
  }
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
