import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { UnsupportedKql } from '../unsupported.ts';
import { bagOf, type Value } from '../values/value.ts';
import { pure, type FunctionTable } from './row.ts';

/** Larger documents give null. https://learn.microsoft.com/kusto/query/parse-xml-function */
const longestXml = 1024 * 1024;

/** XML access. */
export const xmlFunctions: FunctionTable = {
  parse_xml: pure('parse-xml-function', 'string', 'dynamic', parseXml),
};

/** An element while its end isn't read yet. */
interface OpenElement {
  readonly name: string;
  readonly entries: [string, Value][];
  text: string;
}

/**
 * XML as property bags: `<e a="1">t<b/></e>` is `{"e": {"@a": "1", "#text": "t", "b": null}}`. Elements of one name
 * become an array, an element with only text becomes that text. Null if the document isn't well-formed.
 */
function parseXml(xml: string): Value {
  if (xml.length > longestXml || xml.trim() === '') return null;
  const root: OpenElement = { name: '', entries: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  const top = (): OpenElement => open.at(-1) ?? root;
  parser.on('opentag', (tag: SaxesTagPlain) => {
    const attributes = Object.entries(tag.attributes).map(([name, value]): [string, Value] => [
      `@${name}`,
      value,
    ]);
    open.push({ name: tag.name, entries: attributes, text: '' });
  });
  parser.on('text', (text) => {
    if (text.trim() !== '') top().text += text;
  });
  parser.on('cdata', () => {
    throw new UnsupportedKql('parse_xml of CDATA');
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) top().entries.push([element.name, closed(element)]);
  });
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    if (error instanceof UnsupportedKql) throw error;
    return null;
  }
  return grouped(root.entries);
}

function closed({ entries, text }: OpenElement): Value {
  if (entries.length === 0) return text === '' ? null : text;
  return grouped(text === '' ? entries : [...entries, ['#text', hasElements(entries) ? text.trim() : text]]);
}

function hasElements(entries: readonly (readonly [string, Value])[]): boolean {
  return entries.some(([name]) => !name.startsWith('@'));
}

/** A bag in which elements of one name are an array, in document order. */
function grouped(entries: readonly (readonly [string, Value])[]): Value {
  const groups = new Map<string, Value[]>();
  for (const [name, value] of entries) {
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return bagOf(
    [...groups].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? null) : values]),
  );
}
