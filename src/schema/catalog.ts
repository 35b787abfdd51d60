import type { ScalarType } from './scalar-type.ts';

/** Column name → type. Names are case-sensitive and keep their spelling. */
export type Columns = ReadonlyMap<string, ScalarType>;

/** A table that a query can start from. */
export interface TableSchema {
  readonly name: string;
  readonly columns: Columns;
  /** Whether rows can have columns that nobody can know beforehand. */
  readonly hasMoreColumns?: true;
}

/** A parameter of a function; `defaultValue` is literal text in the target's language. All are optional. */
export interface FunctionParameter {
  readonly name: string;
  readonly type: ScalarType;
  readonly defaultValue: string;
}

/** A function that returns a table, such as an ASIM parser. It can be queried by its bare name. */
export interface FunctionSchema extends TableSchema {
  /** The normalised schema that the rows follow, such as `ProcessEvent`. */
  readonly schema: string;
  readonly parameters: readonly FunctionParameter[];
}

/** Everything that a query may name as its source. */
export interface SchemaCatalog {
  readonly tables: ReadonlyMap<string, TableSchema>;
  readonly functions: ReadonlyMap<string, FunctionSchema>;
}

/** The table or function of that name; `undefined` if the catalogue has neither. Tables come first. */
export function sourceOf(catalog: SchemaCatalog, name: string): TableSchema | FunctionSchema | undefined {
  return catalog.tables.get(name) ?? catalog.functions.get(name);
}

/** The type of a column of a table or function; `undefined` if there is no such source or column. */
export function columnType(catalog: SchemaCatalog, source: string, column: string): ScalarType | undefined {
  return sourceOf(catalog, source)?.columns.get(column);
}

/**
 * One catalogue of several. A table that is in more than one has the columns of all;
 * where the types of a column differ, the first catalogue's type stays. A table that is also a function is
 * further columns of that function.
 */
export function mergeCatalogs(...catalogs: readonly SchemaCatalog[]): SchemaCatalog {
  const tables = new Map<string, TableSchema>();
  const functions = new Map<string, FunctionSchema>();
  for (const catalog of catalogs) {
    for (const [name, table] of catalog.tables) {
      const known = tables.get(name);
      tables.set(name, known ? { name, columns: new Map([...table.columns, ...known.columns]) } : table);
    }
    for (const [name, parser] of catalog.functions) if (!functions.has(name)) functions.set(name, parser);
  }
  for (const [name, parser] of functions) {
    const declared = tables.get(name);
    if (declared === undefined) continue;
    functions.set(name, { ...parser, columns: new Map([...declared.columns, ...parser.columns]) });
    tables.delete(name);
  }
  return { tables, functions };
}
