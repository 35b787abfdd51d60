import { readDelimited, type Cell } from '../text/delimited.ts';
import type { Diagnostics, Source, Span } from '../diagnostics/index.ts';
import { scalarTypes, type ScalarType } from '../schema/index.ts';
import { readJsonRows } from './json-rows.ts';

/** A column of the user's table, with its place in the pasted result. */
export interface SchemaColumn {
  readonly name: string;
  readonly type: ScalarType;
  readonly span: Span;
}

/**
 * Reads what `Table | getschema` returns, as CSV, as tab-separated text (copied from a portal) or as JSON
 * (rows as objects, or the tables of a query API). Returns `undefined` after at least one error; a column of a
 * type that queries do not have is one.
 */
export function readSchema(source: Source, diagnostics: Diagnostics): readonly SchemaColumn[] | undefined {
  const isJson = /^\uFEFF?\s*[[{]/.test(source.text);
  const [header = [], ...rows] = isJson ? readJsonRows(source, diagnostics) : readTextRows(source);
  const at = (title: string): number =>
    header.findIndex(({ text }) => text.toLowerCase() === title.toLowerCase());
  const name = at('ColumnName');
  const type = at('ColumnType') === -1 ? at('DataType') : at('ColumnType');
  if (name === -1 || type === -1 || rows.length === 0) {
    if (!diagnostics.hasErrors()) reportForeign(source, diagnostics);
    return undefined;
  }
  const columns = rows.flatMap((row) => readColumn(row[name], row[type], diagnostics));
  return columns.length === rows.length ? columns : undefined;
}

function readTextRows(source: Source): readonly (readonly Cell[])[] {
  const [first = ''] = source.text.split('\n', 1);
  return [...readDelimited(source, first.includes('\t') ? '\t' : first.includes(';') ? ';' : ',')];
}

function readColumn(
  name: Cell | undefined,
  type: Cell | undefined,
  diagnostics: Diagnostics,
): readonly SchemaColumn[] {
  if (name === undefined || type === undefined || name.text === '') {
    const span = (name ?? type)?.span;
    if (span) diagnostics.report('schema-invalid', span, 'This row has no column name or no type.');
    return [];
  }
  const scalar = typeOf(type.text);
  if (scalar !== undefined) return [{ name: name.text, type: scalar, span: name.span }];
  diagnostics.report('schema-invalid', type.span, `A column can not be of type "${type.text}".`);
  return [];
}

function typeOf(text: string): ScalarType | undefined {
  const name = text.toLowerCase().replace(/^system\./, '');
  const scalar = scalarTypes.find((type) => type === name);
  return scalar ?? (Object.hasOwn(frameworkTypes, name) ? frameworkTypes[name] : undefined);
}

/** Types of .NET by the names that `DataType` has, and other names of scalar types. */
const frameworkTypes: Readonly<Record<string, ScalarType>> = {
  int32: 'int',
  int64: 'long',
  double: 'real',
  boolean: 'bool',
  sbyte: 'bool',
  'data.sqltypes.sqldecimal': 'decimal',
  object: 'dynamic',
  date: 'datetime',
  time: 'timespan',
  uniqueid: 'guid',
};

function reportForeign(source: Source, diagnostics: Diagnostics): void {
  const message = 'This is not the result of `getschema`: it has no rows, or lacks ColumnName or ColumnType.';
  diagnostics.report('schema-invalid', { source, start: 0, end: 0 }, message);
}
