import type { Diagnostics } from '../../diagnostics/index.ts';
import { sourceOf, scalarTypes, type SchemaCatalog } from '../../schema/index.ts';
import { entryOf, type YamlNode, type YamlScalar } from '../../yaml/index.ts';
import type { LineColumns, TableMapping } from '../model.ts';
import { columnReader, plainColumnReader } from './column.ts';
import { didYouMean } from './did-you-mean.ts';
import { lossReader } from './loss.ts';
import {
  entriesOf,
  listOf,
  object,
  oneOf,
  optional,
  required,
  text,
  withDefault,
  type Reader,
} from './reader.ts';
import { schemaColumns, scopeOf, type TableScope } from './scope.ts';

/** The tables of a mapping file. Each must be known to the catalogue or declare its own columns. */
export function tablesReader(
  catalog: SchemaCatalog,
): Reader<readonly (readonly [YamlScalar, TableMapping])[]> {
  return entriesOf('tables', (key, value, diagnostics) => readTable(key, value, catalog, diagnostics));
}

function readTable(
  key: YamlScalar,
  node: YamlNode,
  catalog: SchemaCatalog,
  diagnostics: Diagnostics,
): TableMapping | undefined {
  const values = object('a table', {
    query: withDefault<TableMapping['query']>(queryReader, key.text),
    schema: withDefault(text, key.text),
    columns: optional(entriesOf('columns', (_key, value) => oneOf(scalarTypes)(value, diagnostics))),
    keywords: withDefault<YamlNode | undefined>((value) => value, undefined),
    xmlKeywords: optional(listOf('columns', text)),
    lines: withDefault<YamlNode | undefined>((value) => value, undefined),
    jsonKeywords: optional(listOf('columns', text)),
    keywordLosses: optional(listOf('losses', lossReader)),
    sources: optional(listOf('tables', text)),
  })(node, diagnostics);
  if (!values) return undefined;
  const declared = values.columns && {
    columns: Object.fromEntries(values.columns.map(([name, type]) => [name.text, type])),
  };
  const sources = values.sources && { sources: values.sources };
  const table = { query: values.query, schema: values.schema, ...declared, ...sources, keywords: [] };
  if (!declared && !isKnown(table, key, node, catalog, diagnostics)) return undefined;
  if (!values.keywords) return table;
  const scope = scopeOf(key.text, table, catalog);
  const keywords = listOf('columns', plainColumnReader(scope))(values.keywords, diagnostics);
  const lines = values.lines && linesReader(scope)(values.lines, diagnostics);
  if (!keywords || (values.lines && !lines)) return undefined;
  const { xmlKeywords, jsonKeywords, keywordLosses } = values;
  return {
    ...table,
    keywords,
    ...(xmlKeywords && { xmlKeywords }),
    ...(jsonKeywords && { jsonKeywords }),
    ...(keywordLosses && { keywordLosses }),
    ...(lines && { lines }),
  };
}

function linesReader(scope: TableScope): Reader<LineColumns> {
  const forms = object('the forms of a line', {
    name: optional(columnReader(scope)),
    plain: required(columnReader(scope)),
    numbered: required(columnReader(scope)),
  });
  return (node, diagnostics) => {
    const lines = forms(node, diagnostics);
    if (lines === undefined) return undefined;
    const { name, ...others } = lines;
    return name === undefined ? others : { ...others, name };
  };
}

const names = object('the names of a parser', { workspace: required(text), builtin: required(text) });

const queryReader: Reader<TableMapping['query']> = (node, diagnostics) =>
  node.kind === 'map' ? names(node, diagnostics) : text(node, diagnostics);

/** A table or parser that doesn't exist makes queries that fail only when somebody runs them. */
function isKnown(
  table: TableMapping,
  key: YamlScalar,
  node: YamlNode,
  catalog: SchemaCatalog,
  diagnostics: Diagnostics,
): boolean {
  const placeOf = (name: string): YamlNode => (node.kind === 'map' && entryOf(node, name)?.value) || key;
  const report = (at: YamlNode, name: string): false => {
    const candidates = [...catalog.tables.keys(), ...catalog.functions.keys()];
    const message = `There is no table or parser "${name}".${didYouMean(name, candidates)}`;
    diagnostics.report('mapping-unknown-table', at.span, message);
    return false;
  };
  if (!schemaColumns(catalog, table.schema)) return report(placeOf('schema'), table.schema);
  const queries = typeof table.query === 'string' ? [table.query] : Object.values(table.query);
  const stranger = queries.find((name) => !sourceOf(catalog, name));
  return stranger === undefined || report(placeOf('query'), stranger);
}
