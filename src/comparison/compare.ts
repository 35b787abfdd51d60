import type { Verifier } from '../backend/verifier.ts';
import type { MappedCorrelation, MappedRule } from '../ir/index.ts';
import type { Comparison } from './model.ts';

/** A rule that is compared: what its queries were emitted from, and the queries. A result of the pipeline is one. */
export interface ComparedRule {
  readonly mapped: MappedRule | MappedCorrelation;
  readonly queries: readonly { readonly kql: string }[];
}

/**
 * How the rows that `after` finds relate to those that `before` finds, over every row that the table can hold.
 * A relation is claimed only if it was proved, and rows that show it were found by both queries as predicted.
 * Without a verifier there are no witnesses, and `unwitnessed` says so. Never throws on account of the rules; its
 * work is bounded.
 */
export function compare(before: ComparedRule, after: ComparedRule, _verifier?: Verifier): Comparison {
  if (textsOf(before) === textsOf(after)) return { relation: 'equal', witnesses: [] };
  return { relation: 'unknown', reason: 'This pair of queries is not decided yet.', witnesses: [] };
}

function textsOf({ queries }: ComparedRule): string {
  return queries.map(({ kql }) => kql).join('\n\n');
}
