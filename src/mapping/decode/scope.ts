import type { Columns, ScalarType, SchemaCatalog } from '../../schema/index.ts';
import type { TableMapping } from '../model.ts';

/** The table that names in an entry refer to. */
export interface TableScope {
  readonly table: string;
  readonly columns: Columns;
}

/** Table mappings by name; those of the file itself and those that it builds on. */
export type KnownTables = ReadonlyMap<string, TableMapping>;

/** The columns that a mapped table has: those of its schema, and those that the mapping declares. */
export function scopeOf(name: string, table: TableMapping, catalog: SchemaCatalog): TableScope {
  const declared = Object.entries(table.columns ?? {});
  return { table: name, columns: new Map([...(schemaColumns(catalog, table.schema) ?? []), ...declared]) };
}

/**
 * The columns of a table, or of the parsers that return a normalised schema;
 * `undefined` if the catalogue has neither.
 */
export function schemaColumns(
  catalog: SchemaCatalog,
  schema: string,
): ReadonlyMap<string, ScalarType> | undefined {
  const table = catalog.tables.get(schema);
  if (table) return table.columns;
  for (const parser of catalog.functions.values()) if (parser.schema === schema) return parser.columns;
  return undefined;
}
