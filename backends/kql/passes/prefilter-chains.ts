import type { KqlExpression, Query } from '../ast.ts';
import { column, combine, text } from '../build.ts';
import { withoutNotes } from '../flat.ts';
import { inherit, originsIn, unite } from '../origins.ts';
import { isLogic, mapOperands } from '../walk.ts';
import { groupBy } from './group-by.ts';
import { impliedTerms, type ImpliedTerms } from './implied-terms.ts';
import { isIndexable } from './is-indexable.ts';
import { rewriteFilters, type Scope } from './rewrite.ts';
import { foldAscii, textTestOf } from './text-test.ts';

/** Beyond this many terms a search no longer uses the index. https://learn.microsoft.com/kusto/query/has-any-operator */
export const mostTerms = 128;

/** A single test gets a `has` of its own. */
const shortestChain = 2;

/**
 * Puts one `X has_any ("a", "b", …)` before a chain of alternatives on X that have to scan, where each
 * implies a term: if every A implies a P, then `has_any (P…) and (A or …)` is `A or …`. Other
 * alternatives of the same `or` stay outside. Left out where it would be no help: under `not`, and
 * beside alternatives that have to read every row.
 */
export function prefilterChains(query: Query): Query {
  return rewriteFilters(query, prefiltered);
}

function prefiltered(expression: KqlExpression, scope: Scope): KqlExpression {
  if (!isLogic(expression) || expression.kind === 'not') return expression;
  if (expression.kind === 'or' && !isIndexable(expression, scope)) return expression;
  const inner = mapOperands(expression, (operand) => prefiltered(operand, scope));
  return inner.kind === 'or' ? combine('or', withLookups(inner.operands, scope), inner.origins) : inner;
}

function withLookups(operands: readonly KqlExpression[], scope: Scope): readonly KqlExpression[] {
  const chains = groupBy(operands, (operand) => scannedColumn(operand, scope));
  const lookups = new Map<KqlExpression, KqlExpression>();
  const inside = new Set<KqlExpression>();
  for (const [name, chain] of chains) {
    const [first] = chain;
    if (name === undefined || first === undefined || chain.length < shortestChain) continue;
    const terms = termsOfAll(chain);
    if (terms === undefined || terms.length > mostTerms) continue;
    const lookup = inherit(
      { kind: 'in', operator: 'has_any', left: column(name), values: terms.map(text) },
      unite(chain.map(originsIn)),
    );
    lookups.set(first, combine('and', [lookup, combine('or', chain)]));
    for (const operand of chain) inside.add(operand);
  }
  return operands.flatMap((operand) => lookups.get(operand) ?? (inside.has(operand) ? [] : [operand]));
}

/** The stored column that an alternative scans; undefined for every other operand. */
function scannedColumn(operand: KqlExpression, scope: Scope): string | undefined {
  const test = withoutNotes(operand);
  if (test.kind !== 'binary' || test.left.kind !== 'column' || !scope.isStored(test.left.name))
    return undefined;
  const position = textTestOf(test)?.position;
  const scans = position === undefined ? test.operator === 'matches regex' : position !== 'equals';
  return scans ? test.left.name : undefined;
}

/** One term for each alternative, without repetition; undefined if one has none. */
function termsOfAll(chain: readonly KqlExpression[]): readonly string[] | undefined {
  const terms = chain.map((operand) => impliedTerms(withoutNotes(operand)));
  if (terms.includes(undefined)) return undefined;
  const all = (terms as readonly ImpliedTerms[]).flatMap((implied) => implied.terms);
  return [...new Map(all.map((term) => [foldAscii(term), term])).values()];
}
