import type { Cell } from '../text/delimited.ts';
import type { Diagnostics, Source } from '../diagnostics/index.ts';
import { entryOf, parseYaml, type YamlNode } from '../yaml/index.ts';

/**
 * The header and the rows of a query result in JSON: a list of objects, or an object with `tables` whose first
 * one has `columns` and `rows` (names of any case). No rows if it is anything else.
 */
export function readJsonRows(source: Source, diagnostics: Diagnostics): readonly (readonly Cell[])[] {
  // Every JSON text is YAML, and this reader knows positions.
  const [document] = parseYaml(source, diagnostics);
  if (document?.kind === 'sequence') return rowsOfObjects(document.items);
  const table = itemsOf(valueOf(document, 'tables'))[0] ?? document;
  const columns = itemsOf(valueOf(table, 'columns')).map(
    (column) => valueOf(column, 'name') ?? valueOf(column, 'columnname'),
  );
  const rows = itemsOf(valueOf(table, 'rows')).map((row) => itemsOf(row).map(cellOf));
  return columns.length === 0 ? [] : [columns.map(cellOf), ...rows];
}

function rowsOfObjects(objects: readonly YamlNode[]): readonly (readonly Cell[])[] {
  const titles = ['ColumnName', 'ColumnType', 'DataType'];
  const [first] = objects;
  const known = titles.filter((title) => valueOf(first, title) !== undefined);
  if (first === undefined || known.length === 0) return [];
  const header = known.map((text) => ({ text, span: first.span }));
  return [header, ...objects.map((row) => known.map((title) => cellOf(valueOf(row, title) ?? row)))];
}

function valueOf(node: YamlNode | undefined, key: string): YamlNode | undefined {
  if (node?.kind !== 'map') return undefined;
  const spelled = node.entries.find((entry) => entry.key.text.toLowerCase() === key.toLowerCase());
  return entryOf(node, key)?.value ?? spelled?.value;
}

function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}

function cellOf(node: YamlNode | undefined): Cell {
  const text = node?.kind === 'scalar' && node.value !== null ? node.text : '';
  const nowhere = { source: { path: '', text: '' }, start: 0, end: 0 };
  return { text, span: node?.span ?? nowhere };
}
