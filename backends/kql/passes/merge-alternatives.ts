import type { InExpression, KqlExpression, Query } from '../ast.ts';
import { combine } from '../build.ts';
import { flat, withoutNotes } from '../flat.ts';
import { inherit, unite } from '../origins.ts';
import { notesOf, rewriteLogic, withNotes } from './boolean.ts';
import { groupBy } from './group-by.ts';
import { rewriteFilters } from './rewrite.ts';

/**
 * `X =~ "a" or X =~ "b"` becomes `X in~ ("a", "b")`, and likewise `==` becomes `in`. A list test is
 * defined as the `or` of these comparisons, and neither is ever null. The list stands where the first
 * alternative stood and takes over the remarks of all.
 * https://learn.microsoft.com/kusto/query/in-operator
 */
export function mergeAlternatives(query: Query): Query {
  return rewriteFilters(query, (predicate) =>
    rewriteLogic(predicate, ({ kind, operands, origins }) =>
      combine(kind, kind === 'or' ? merged(operands) : operands, origins),
    ),
  );
}

function merged(operands: readonly KqlExpression[]): readonly KqlExpression[] {
  const alternatives = operands.map((operand) => ({ operand, list: equalityList(withoutNotes(operand)) }));
  const groups = groupBy(alternatives, ({ list }, index) => (list === undefined ? index : groupOf(list)));
  return [...groups.values()].flatMap((group) => {
    const lists = group.flatMap(({ list }) => list ?? []);
    const [first] = lists;
    if (first === undefined || lists.length === 1) return group.map(({ operand }) => operand);
    const notes = group.flatMap(({ operand }) => notesOf(operand));
    const values = lists.flatMap((list) => list.values.map((value) => inherit(value, list.origins)));
    const origins = unite(lists.map((list) => list.origins));
    return [withNotes(notes, { ...first, values, ...(origins && { origins }) })];
  });
}

/** Lists with the same group test the same expression in the same way. */
function groupOf({ operator, left, values }: InExpression): string {
  return `${values[0]?.kind ?? ''} ${operator} ${flat(left, 'keep')}`;
}

/** An equality with constants of one type as a list; undefined for every other expression. */
function equalityList(expression: KqlExpression): InExpression | undefined {
  if (expression.kind === 'in') {
    const [first] = expression.values;
    if (expression.operator === 'has_any' || first === undefined || !isConstant(first)) return undefined;
    return expression.values.every(({ kind }) => kind === first.kind) ? expression : undefined;
  }
  if (expression.kind !== 'binary' || !isConstant(expression.right)) return undefined;
  const { operator, left, right, origins } = expression;
  const list = { kind: 'in', left, values: [right], ...(origins && { origins }) } as const;
  if (operator === '==') return { ...list, operator: 'in' };
  return operator === '=~' && right.kind === 'string' ? { ...list, operator: 'in~' } : undefined;
}

function isConstant({ kind }: KqlExpression): boolean {
  return kind === 'string' || kind === 'number';
}
