import type { KqlExpression } from '../ast.ts';
import { isLogic } from '../walk.ts';
import { impliedTerms } from './implied-terms.ts';
import type { Scope } from './rewrite.ts';

/**
 * Whether terms can rule rows out for the whole expression: an operand of each `and` and all operands
 * of each `or` imply a term. If one alternative has to read every row, looking terms up for the others
 * saves nothing.
 */
export function isIndexable(expression: KqlExpression, scope: Scope): boolean {
  if (!isLogic(expression)) {
    const implied = impliedTerms(expression);
    return implied !== undefined && scope.isStored(implied.column);
  }
  switch (expression.kind) {
    case 'and':
      return expression.operands.some((operand) => isIndexable(operand, scope));
    case 'or':
      return expression.operands.every((operand) => isIndexable(operand, scope));
    case 'noted':
      return isIndexable(expression.operand, scope);
    case 'not':
      return false;
  }
}
