import type { SchemaCatalog, TableSchema } from '../schema/index.ts';
import type { Mapping } from './model.ts';

/**
 * The tables that mappings declare themselves, with their columns: custom tables and parser functions
 * that no shipped schema knows. Merged with the shipped schemas, queries on them can be validated.
 */
export function declaredTables(mappings: readonly Mapping[]): SchemaCatalog {
  const tables = new Map<string, TableSchema>();
  for (const table of mappings.flatMap((mapping) => Object.values(mapping.tables))) {
    if (table.columns === undefined) continue;
    for (const name of typeof table.query === 'string' ? [table.query] : Object.values(table.query)) {
      tables.set(name, { name, columns: new Map(Object.entries(table.columns)) });
    }
  }
  return { tables, functions: new Map() };
}
