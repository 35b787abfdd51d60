import { suggestion, type Diagnostics, type Source } from '../diagnostics/index.ts';
import type { PlaceholderContent } from '../lower/index.ts';
import { parseYaml, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/index.ts';
import { nameOf, report, type PlaceholderLists } from './lists.ts';
import { readColumns } from './read-columns.ts';

/** Says what is wrong with an expression that stands for a looked-up list; `undefined` if nothing is. */
export type ExpressionCheck = (expression: string) => string | undefined;

/**
 * Reads a file that says what placeholders stand for. A `.csv` or `.tsv` file has one column per placeholder,
 * named in its first line; every other file is YAML or JSON: a map from names to a value, a list of values,
 * or `kql: <expression>`. Reports everything that is wrong and reads the rest.
 */
export function readPlaceholders(
  source: Source,
  checkExpression: ExpressionCheck,
  diagnostics: Diagnostics,
): PlaceholderLists {
  if (/\.[ct]sv$/i.test(source.path)) return readColumns(source, diagnostics);
  const before = diagnostics.list.length;
  const [document, another] = parseYaml(source, diagnostics);
  if (diagnostics.hasErrors(before)) return new Map();
  if (document?.kind !== 'map' || another !== undefined) {
    const span = another?.span ?? document?.span ?? { source, start: 0, end: 0 };
    report(span, 'A placeholder file is one map from names to lists of values.', diagnostics);
    return new Map();
  }
  const lists = new Map<string, PlaceholderContent>();
  for (const entry of document.entries) {
    const content = contentOf(entry, checkExpression, diagnostics);
    if (content !== undefined) lists.set(nameOf(entry.key.text), content);
  }
  return lists;
}

function contentOf(
  { key, value }: YamlEntry,
  checkExpression: ExpressionCheck,
  diagnostics: Diagnostics,
): PlaceholderContent | undefined {
  if (nameOf(key.text) === '') return report(key.span, 'A placeholder needs a name.', diagnostics);
  if (value.kind === 'map') return queryList(value, checkExpression, diagnostics);
  const nodes = value.kind === 'sequence' ? value.items : [value];
  if (nodes.length === 0) return report(value.span, 'The list is empty.', diagnostics);
  const values = nodes.map((node) => textOf(node, diagnostics));
  return values.includes(undefined) ? undefined : { kind: 'values', values: values as readonly string[] };
}

function textOf(node: YamlNode, diagnostics: Diagnostics): string | undefined {
  return node.kind === 'scalar' && node.value !== null
    ? node.text
    : report(node.span, 'Expected a text or a number.', diagnostics);
}

function queryList(
  map: YamlMap,
  checkExpression: ExpressionCheck,
  diagnostics: Diagnostics,
): PlaceholderContent | undefined {
  const stranger = map.entries.find(({ key }) => key.text !== 'kql');
  if (stranger !== undefined) {
    const { key } = stranger;
    const message = `A looked-up list has no key "${key.text}".${suggestion(key.text, ['kql'])}`;
    return report(key.span, message, diagnostics);
  }
  const node = map.entries[0]?.value;
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || node.value.trim() === '') {
    const span = node?.span ?? map.span;
    return report(span, 'Expected a query with one column, such as `Table | project Column`.', diagnostics);
  }
  const mistake = checkExpression(node.value);
  if (mistake !== undefined) return report(node.span, mistake, diagnostics);
  return { kind: 'query-list', expression: node.value.trim() };
}
