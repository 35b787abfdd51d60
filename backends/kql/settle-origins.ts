import type { KqlExpression } from './ast.ts';
import { combine } from './build.ts';
import { needsParentheses, withoutNotes, type Grouping } from './flat.ts';
import { dissolve } from './origins.ts';
import { isLogic, mapOperands } from './walk.ts';

/**
 * The same expression with origins only where the text has a clause of its own: a group that is printed
 * without parentheses inside a group of its kind is none, so that what it combines inherits its origins.
 */
export function settleOrigins(expression: KqlExpression, grouping: Grouping): KqlExpression {
  if (!isLogic(expression)) return expression;
  return mapOperands(expression, (operand) => {
    const joins =
      withoutNotes(operand).kind === expression.kind && !needsParentheses(operand, expression, grouping);
    return settleOrigins(joins ? handDown(operand) : operand, grouping);
  });
}

function handDown(group: KqlExpression): KqlExpression {
  if (group.kind === 'noted') return { ...group, operand: handDown(group.operand) };
  return group.kind === 'and' || group.kind === 'or' ? combine(group.kind, dissolve(group)) : group;
}
