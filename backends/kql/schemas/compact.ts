import type { ScalarType } from '../../../src/schema/index.ts';

/** Columns grouped by type; each group is one text of space-separated names in alphabetical order. */
export type CompactColumns = { readonly [type in ScalarType]?: string };

/** Where the facts of a schema file come from and which state they show. */
export interface CompactHeader {
  readonly source: string;
  /** The day on which the facts were compiled, `YYYY-MM-DD`. */
  readonly date: string;
}

/** A group of parsers that return the same normalised schema. */
export interface CompactParsers {
  /** Parsers that take every parameter of `parameters`. */
  readonly filtering: string;
  /** Parsers that take the parameter `pack` only. */
  readonly parameterless: string;
  /** `name:type=default`, separated by spaces. */
  readonly parameters: string;
  readonly columns: CompactColumns;
}

/** A file of tables: `common` columns are part of every table. */
export interface CompactTables extends CompactHeader {
  readonly common: CompactColumns;
  readonly tables: Readonly<Record<string, CompactColumns>>;
}

/** A file of ASIM parsers, by normalised schema. */
export interface CompactAsim extends CompactHeader {
  readonly schemas: Readonly<Record<string, CompactParsers>>;
}
