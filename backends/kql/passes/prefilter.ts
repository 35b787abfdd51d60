import type { KqlExpression, Query } from '../ast.ts';
import { binary, column, combine, text } from '../build.ts';
import { withoutNotes } from '../flat.ts';
import { inherit } from '../origins.ts';
import { isLogic, type TestExpression } from '../walk.ts';
import { impliedTerms } from './implied-terms.ts';
import { isIndexable } from './is-indexable.ts';
import { rewriteFilters, type Scope } from './rewrite.ts';
import { textTestOf } from './text-test.ts';

/**
 * Puts `X has "term"` before a test of X that has to scan, where the test implies the term: if A
 * implies P, then `P and A` is A, and the index rules most rows out before A is tried. P stands next
 * to the very test that it comes from, so nothing around it matters. Under `not` it would be as true,
 * but no help, and is left out; so it is where a conjunct already looks up a term of the column, and
 * in alternatives of which one has to read every row.
 */
export function prefilter(query: Query): Query {
  return rewriteFilters(query, (predicate, scope) => prefiltered(predicate, scope, new Set()));
}

/** The columns of which the operands of an `and` look up terms. */
export function columnsLookedUp(operands: readonly KqlExpression[]): readonly string[] {
  return operands.flatMap((operand) => {
    const test = withoutNotes(operand);
    const isLookup =
      (test.kind === 'binary' && test.operator === 'has') ||
      (test.kind === 'in' && test.operator === 'has_any');
    return isLookup && test.left.kind === 'column' ? [test.left.name] : [];
  });
}

function prefiltered(expression: KqlExpression, scope: Scope, lookedUp: ReadonlySet<string>): KqlExpression {
  if (!isLogic(expression)) return prefilteredTest(expression, scope, lookedUp);
  switch (expression.kind) {
    case 'and': {
      const inner = new Set([...lookedUp, ...columnsLookedUp(expression.operands)]);
      return { ...expression, operands: expression.operands.map((part) => prefiltered(part, scope, inner)) };
    }
    case 'or':
      if (!isIndexable(expression, scope)) return expression;
      return {
        ...expression,
        operands: expression.operands.map((part) => prefiltered(part, scope, lookedUp)),
      };
    case 'noted':
      return { ...expression, operand: prefiltered(expression.operand, scope, lookedUp) };
    case 'not':
      return expression;
  }
}

/** A list of whole values, or of terms, is looked up already. */
function prefilteredTest(test: TestExpression, scope: Scope, lookedUp: ReadonlySet<string>): KqlExpression {
  if (test.kind !== 'binary' || textTestOf(test)?.position === 'equals') return test;
  const implied = impliedTerms(test);
  const [term] = implied?.terms ?? [];
  if (implied === undefined || term === undefined) return test;
  if (!scope.isStored(implied.column) || lookedUp.has(implied.column)) return test;
  return combine('and', [inherit(binary(column(implied.column), 'has', text(term)), test.origins), test]);
}
