import {
  scalarTypes,
  type FunctionParameter,
  type FunctionSchema,
  type ScalarType,
  type SchemaCatalog,
  type TableSchema,
} from '../../../src/schema/index.ts';
import type { CompactAsim, CompactColumns, CompactTables } from './compact.ts';

/** The catalogue of a file of tables. Columns are in alphabetical order, whatever their type. */
export function decodeTables(file: CompactTables): SchemaCatalog {
  const tables = new Map<string, TableSchema>();
  for (const [name, own] of Object.entries(file.tables)) {
    tables.set(name, { name, columns: decodeColumns(file.common, own) });
  }
  return { tables, functions: new Map() };
}

/** The catalogue of ASIM parsers: one function for each parser name. */
export function decodeAsim(file: CompactAsim): SchemaCatalog {
  const functions = new Map<string, FunctionSchema>();
  for (const [schema, parsers] of Object.entries(file.schemas)) {
    const columns = decodeColumns(parsers.columns);
    const parameters = words(parsers.parameters).map(decodeParameter);
    const packOnly = parameters.filter((parameter) => parameter.name === 'pack');
    for (const name of words(parsers.filtering)) functions.set(name, { name, schema, columns, parameters });
    for (const name of words(parsers.parameterless)) {
      functions.set(name, { name, schema, columns, parameters: packOnly });
    }
  }
  return { tables: new Map(), functions };
}

function decodeColumns(...groups: readonly CompactColumns[]): ReadonlyMap<string, ScalarType> {
  const columns: [string, ScalarType][] = [];
  for (const group of groups) {
    for (const type of scalarTypes) for (const name of words(group[type])) columns.push([name, type]);
  }
  return new Map(columns.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function decodeParameter(text: string): FunctionParameter {
  const [, name = '', type = '', defaultValue = ''] = /^(\w+):(\w+)=(.*)$/.exec(text) ?? [];
  return { name, type: type as ScalarType, defaultValue };
}

function words(text: string | undefined): readonly string[] {
  return text ? text.split(' ') : [];
}
