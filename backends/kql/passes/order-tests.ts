import type { BinaryOperator, KqlExpression, Query } from '../ast.ts';
import { isLiteral } from '../walk.ts';
import { rewriteLogic } from './boolean.ts';
import { rewriteFilters } from './rewrite.ts';

/**
 * Puts what is cheap and selective first inside `and`, and leaves the order of equals as it is.
 * `and` is commutative, also over null, and no test has an effect besides its result.
 * https://learn.microsoft.com/kusto/query/best-practices
 */
export function orderTests(query: Query): Query {
  return rewriteFilters(query, (predicate) =>
    rewriteLogic(predicate, (logical) =>
      logical.kind === 'or'
        ? logical
        : { ...logical, operands: logical.operands.toSorted((a, b) => rankOf(a) - rankOf(b)) },
    ),
  );
}

const rank = {
  constant: 0,
  value: 1,
  text: 2,
  term: 3,
  startswith: 4,
  endswith: 5,
  contains: 6,
  negation: 7,
  regex: 8,
  call: 9,
} as const;

/** Lower is earlier. A group is as late as its latest part. */
function rankOf(expression: KqlExpression): number {
  if (isLiteral(expression)) return rank.constant;
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.reduce((latest, operand) => Math.max(latest, rankOf(operand)), 0);
    case 'not':
      // Few rows fail an exclusion, so it comes after what most rows fail.
      return Math.max(rank.negation, rankOf(expression.operand));
    case 'noted':
      return rankOf(expression.operand);
    case 'binary':
      return Math.max(rankOf(expression.left), operatorRank(expression.operator, expression.right));
    case 'in':
      return Math.max(rankOf(expression.left), listRank(expression.operator, expression.values));
    case 'call':
      return expression.name === 'isempty' || expression.name === 'isnotempty' ? rank.value : rank.call;
    case 'property':
      return rank.call;
    case 'column':
      return rank.constant;
  }
}

function listRank(operator: string, [first]: readonly KqlExpression[]): number {
  if (operator === 'has_any') return rank.term;
  return first?.kind === 'number' ? rank.value : rank.text;
}

function operatorRank(operator: BinaryOperator, right: KqlExpression): number {
  switch (operator) {
    case '==':
    case '!=':
      return right.kind === 'string' ? rank.text : rank.value;
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '+':
    case '-':
      return rank.value;
    case '=~':
    case '!~':
      return rank.text;
    case 'has':
    case 'hasprefix':
    case 'hassuffix':
      return rank.term;
    case 'startswith':
    case 'startswith_cs':
      return rank.startswith;
    case 'endswith':
    case 'endswith_cs':
      return rank.endswith;
    case 'contains':
    case 'contains_cs':
      return rank.contains;
    case 'matches regex':
      return rank.regex;
  }
}
