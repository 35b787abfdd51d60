import type { TestCost } from '../../../src/backend/backend.ts';
import type { KqlExpression, Query } from '../ast.ts';
import { flat } from '../flat.ts';
import { columnsLookedUp } from '../passes/prefilter.ts';
import { visitFilters } from '../passes/rewrite.ts';
import { isLogic } from '../walk.ts';
import { accessOf, type Place } from './access.ts';

/** What every test of a query's filters costs, in the order of the text. */
export function costOf(query: Query): readonly TestCost[] {
  const costs: TestCost[] = [];
  visitFilters(query, (predicate, scope) => {
    visitTests(predicate, { scope, lookedUp: new Set(), isNegated: false }, (test, place) => {
      costs.push({ test: flat(test, 'drop'), ...accessOf(test, place) });
    });
  });
  return costs;
}

/**
 * Whether the term index can rule rows out in every branch of a query over one table: some operand of
 * each `and`, and all operands of each `or`, have a test that uses it.
 */
export function isIndexed(query: Query): boolean {
  let found = false;
  visitFilters(query, (predicate, scope) => {
    found ||= isIndexedAt(predicate, { scope, lookedUp: new Set(), isNegated: false });
  });
  return found;
}

function isIndexedAt(expression: KqlExpression, place: Place): boolean {
  const { operands, inner } = partsOf(expression, place);
  if (expression.kind === 'or') return operands.every((operand) => isIndexedAt(operand, inner));
  return operands.length === 0
    ? accessOf(expression, place).access === 'index'
    : operands.some((operand) => isIndexedAt(operand, inner));
}

function visitTests(
  expression: KqlExpression,
  place: Place,
  visit: (test: KqlExpression, place: Place) => void,
): void {
  const { operands, inner } = partsOf(expression, place);
  if (operands.length === 0) visit(expression, place);
  for (const operand of operands) visitTests(operand, inner, visit);
}

/** The parts of a logical expression, and what is known where they stand; a test has none. */
function partsOf(
  expression: KqlExpression,
  place: Place,
): { readonly operands: readonly KqlExpression[]; readonly inner: Place } {
  if (!isLogic(expression)) return { operands: [], inner: place };
  switch (expression.kind) {
    case 'and': {
      const lookedUp = new Set([...place.lookedUp, ...columnsLookedUp(expression.operands)]);
      return { operands: expression.operands, inner: { ...place, lookedUp } };
    }
    case 'or':
      return { operands: expression.operands, inner: place };
    case 'not':
      return { operands: [expression.operand], inner: { ...place, isNegated: true } };
    case 'noted':
      return { operands: [expression.operand], inner: place };
  }
}
