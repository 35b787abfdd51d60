import type { KqlExpression } from '../ast.ts';
import { impliedTerms } from './implied-terms.ts';
import type { Scope } from './rewrite.ts';

/**
 * Whether terms can rule rows out for the whole expression: an operand of each `and` and all operands
 * of each `or` imply a term. If one alternative has to read every row, looking terms up for the others
 * saves nothing.
 */
export function isIndexable(expression: KqlExpression, scope: Scope): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.operands.some((operand) => isIndexable(operand, scope));
    case 'or':
      return expression.operands.every((operand) => isIndexable(operand, scope));
    case 'noted':
      return isIndexable(expression.operand, scope);
    case 'binary':
    case 'in': {
      const implied = impliedTerms(expression);
      return implied !== undefined && scope.isStored(implied.column);
    }
    case 'not':
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
      return false;
  }
}
