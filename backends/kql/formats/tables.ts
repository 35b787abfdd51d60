import type { MappedCorrelation, MappedRule, TableReference } from '../../../src/ir/index.ts';

/** The rules whose events a query reads: the rule itself, or every base rule of a correlation. */
export function eventRules(mapped: MappedRule | MappedCorrelation): readonly MappedRule[] {
  if (mapped.kind === 'rule') return [mapped];
  return mapped.bases.flatMap((base) => eventRules(base.kind === 'events' ? base.events : base.correlation));
}

/** The tables and parsers that a query reads, each once, in the order of the query. */
export function tableReferences(mapped: MappedRule | MappedCorrelation): readonly TableReference[] {
  const tables = new Map(eventRules(mapped).map(({ table }) => [table.name, table]));
  return [...tables.values()];
}
