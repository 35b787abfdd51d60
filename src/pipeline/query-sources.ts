import {
  columnTestsOf,
  eventRules,
  type AppliedFilter,
  type MappedCorrelation,
  type MappedRule,
} from '../ir/index.ts';
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

/** The mapping files whose entries decided tests of a query or its tables, each once. */
export function mappingsOf(mapped: MappedRule | MappedCorrelation): readonly string[] {
  const paths = new Set<string>();
  for (const { table, implied, condition } of eventRules(mapped)) {
    const tests = [...implied, condition].flatMap((expression) => [...columnTestsOf(expression)]);
    for (const { origin } of [table, ...tests]) if (origin.mapping) paths.add(origin.mapping.path);
  }
  return [...paths];
}

/** The Sigma filters in a query: of the rule, or of the rules that are correlated; each once. */
export function filtersOf(mapped: MappedRule | MappedCorrelation): readonly AppliedFilter[] {
  const all = eventRules(mapped).flatMap(({ rule }) => rule.filters ?? []);
  return [...new Map(all.map((filter) => [filter.span, filter])).values()];
}
