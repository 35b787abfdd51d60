import {
  eventRules,
  type MappedCorrelation,
  type MappedRule,
  type TableReference,
} from '../../../src/ir/index.ts';

/** The tables and parsers that a query reads, each once, in the order of the query. */
export function tableReferences(mapped: MappedRule | MappedCorrelation): readonly TableReference[] {
  const tables = new Map(eventRules(mapped).map(({ table }) => [table.name, table]));
  return [...tables.values()];
}
