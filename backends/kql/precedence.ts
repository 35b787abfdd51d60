import type { KqlExpression } from './ast.ts';

/**
 * How tightly an expression binds: an operand needs parentheses unless it binds tighter than the
 * expression around it. Follows the KQL documentation, "Logical operators" and "String operators".
 */
export function precedenceOf(expression: KqlExpression): number {
  if (expression.kind === 'noted') return precedenceOf(expression.operand);
  return isSum(expression) ? precedence.sum : precedence[expression.kind];
}

function isSum(expression: KqlExpression): boolean {
  return expression.kind === 'binary' && (expression.operator === '+' || expression.operator === '-');
}

const precedence = {
  or: 1,
  and: 2,
  binary: 3,
  in: 3,
  sum: 4,
  not: 5,
  call: 5,
  column: 5,
  property: 5,
  string: 5,
  regex: 5,
  number: 5,
  bool: 5,
  null: 5,
  datetime: 5,
  timespan: 5,
  query: 0,
} as const satisfies Record<Exclude<KqlExpression, { kind: 'noted' }>['kind'] | 'sum', number>;
