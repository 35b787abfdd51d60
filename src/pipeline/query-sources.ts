import { eventRules, type AppliedFilter, type MappedCorrelation, type MappedRule } from '../ir/index.ts';
import type { TableRead } from './result.ts';

/** The tables and parsers that a query reads: each once, in the order of the query; a parser for each choice of sources. */
export function readsOf(mapped: MappedRule | MappedCorrelation): readonly TableRead[] {
  const reads = new Map<string, TableRead>();
  for (const { table } of eventRules(mapped)) {
    const { name, sources } = table;
    reads.set([name, ...(sources ?? [])].join(), { table: name, ...(sources && { sources }) });
  }
  return [...reads.values()];
}

/** The Sigma filters in a query: of the rule, or of the rules that are correlated; each once. */
export function filtersOf(mapped: MappedRule | MappedCorrelation): readonly AppliedFilter[] {
  const all = eventRules(mapped).flatMap(({ rule }) => rule.filters ?? []);
  return [...new Map(all.map((filter) => [filter.span, filter])).values()];
}
