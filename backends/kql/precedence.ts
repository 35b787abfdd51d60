import type { KqlExpression } from './ast.ts';

/**
 * How tightly an expression binds: an operand needs parentheses unless it binds tighter than the
 * expression around it. Follows the KQL documentation, "Logical operators" and "String operators".
 */
export function precedenceOf(expression: KqlExpression): number {
  return expression.kind === 'noted' ? precedenceOf(expression.operand) : precedence[expression.kind];
}

const precedence = {
  or: 1,
  and: 2,
  binary: 3,
  in: 3,
  not: 4,
  call: 4,
  column: 4,
  property: 4,
  string: 4,
  regex: 4,
  number: 4,
  bool: 4,
  null: 4,
  datetime: 4,
  query: 0,
} as const satisfies Record<Exclude<KqlExpression, { kind: 'noted' }>['kind'], number>;
