import type { ColumnExpression, Conversion, XmlColumn } from '../ir/index.ts';
import { typeOf } from '../ir/index.ts';
import type { Subject } from './subject.ts';
import { textOf, type Value } from './theory/value.ts';

/** A row of a table by its columns, as a file of events holds it. Columns that hold nothing are absent. */
export type Row = Readonly<Record<string, unknown>>;

/** A subject and the value that it is to have. */
export interface Assigned {
  readonly subject: Subject;
  readonly value: Value;
}

/**
 * A row in which subjects have values, as far as they go together. Texts that are joined of columns are taken apart at
 * their last separator; `isWhole` leaves them in the first column.
 */
export function buildRow(assigned: readonly Assigned[], isWhole: boolean): Row {
  const row: Draft = new Map();
  const xml: XmlDraft = new Map();
  const byDetail = assigned.toSorted((a, b) => ranks[a.subject.column.kind] - ranks[b.subject.column.kind]);
  for (const { subject, value } of byDetail) place(subject.column, value, row, xml, isWhole);
  for (const [name, data] of xml) if (!row.has(name)) row.set(name, eventData([...data.values()]));
  return Object.fromEntries(
    [...row].map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]),
  );
}

/** The value of a subject in a row that was built here. */
export function readRow(row: Row, { column, type }: Subject): Value {
  if (column.kind !== 'plain') return readText(row, column);
  const value = row[column.name];
  if (value === undefined || value === null) return type === 'string' ? '' : null;
  if (type === 'dynamic') return dynamicText(value);
  if ((type === 'int' || type === 'long') && typeof value === 'string') return BigInt(value);
  return typeof value === 'object' ? dynamicText(value) : (value as Value);
}

/** The XML of an event with some values. */
export function eventData(data: readonly XmlValue[]): string {
  const elements = data.map(({ column: { kind, name }, value }) =>
    kind === 'xml-data'
      ? `<Data Name="${name}">${encoded(value)}</Data>`
      : `<${name}>${encoded(value)}</${name}>`,
  );
  return `<EventData>${elements.join('')}</EventData>`;
}

/** A value that event XML holds. */
export interface XmlValue {
  readonly column: XmlColumn;
  readonly value: string;
}

type Draft = Map<string, unknown>;

/** The values of each column with XML, by kind and name of their elements. */
type XmlDraft = Map<string, Map<string, XmlValue>>;

/** Whole columns come last, because they were asked for by name. */
const ranks = { joined: 0, property: 1, 'xml-data': 1, 'xml-element': 1, converted: 1, plain: 2 } as const;

function place(column: ColumnExpression, value: Value, row: Draft, xml: XmlDraft, isWhole: boolean): void {
  switch (column.kind) {
    case 'plain':
      if (value !== '' && value !== null) row.set(column.name, value);
      return;
    case 'property': {
      if (value === '' || value === null) return;
      const { name, type } = column.base;
      const root = container(parsed(row.get(name)), column.path[0]);
      setProperty(root, column.path, value);
      row.set(name, type === 'dynamic' ? root : JSON.stringify(root));
      return;
    }
    case 'xml-data':
    case 'xml-element': {
      if (value === '' || value === null) return;
      const data = xml.get(column.base.name) ?? new Map<string, XmlValue>();
      data.set(`${column.kind} ${column.name}`, { column, value: String(value) });
      xml.set(column.base.name, data);
      return;
    }
    case 'joined': {
      const pieces = isWhole ? [String(value)] : split(String(value), column.separator, column.parts.length);
      for (const [index, part] of column.parts.entries()) place(part, pieces[index] ?? '', row, xml, isWhole);
      return;
    }
    case 'first-filled': {
      const [first] = column.alternatives;
      if (first !== undefined) place(first, value, row, xml, isWhole);
      return;
    }
    case 'converted':
      place(column.operand, value, row, xml, isWhole);
  }
}

function readText(row: Row, column: ColumnExpression): string {
  switch (column.kind) {
    case 'plain': {
      const value = row[column.name];
      return typeof value === 'object' || value === undefined
        ? dynamicText(value)
        : textOf(value as Value, typeOf(column));
    }
    case 'property': {
      let value: unknown = parsed(row[column.base.name]);
      for (const step of column.path) {
        value =
          typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
      }
      return dynamicText(value);
    }
    case 'xml-data':
    case 'xml-element': {
      const name = column.name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      const element =
        column.kind === 'xml-data'
          ? `<Data Name=["']${name}["']>([^<]*)</Data>`
          : `<${name}>([^<]*)</${name}>`;
      const found = new RegExp(element).exec(dynamicText(row[column.base.name]));
      return decoded(found?.[1] ?? '');
    }
    case 'joined': {
      const [first = '', ...rest] = column.parts.map((part) => readText(row, part));
      return first + rest.map((part) => (part === '' ? '' : column.separator + part)).join('');
    }
    case 'first-filled':
      return column.alternatives.map((each) => readText(row, each)).find((text) => text !== '') ?? '';
    case 'converted': {
      return convertedText(readText(row, column.operand), column.conversion);
    }
  }
}

function convertedText(text: string, conversion: Conversion): string {
  switch (conversion) {
    case 'text':
      return text;
    case 'file-name':
      return text.slice(Math.max(text.lastIndexOf('\\'), text.lastIndexOf('/')) + 1);
    case 'dash-as-empty':
      return text === '-' ? '' : text;
  }
}

function split(text: string, separator: string, count: number): readonly string[] {
  const at = count < 2 || separator === '' ? -1 : text.lastIndexOf(separator);
  if (at === -1 || at + separator.length === text.length) return [text];
  return [...split(text.slice(0, at), separator, count - 1), text.slice(at + separator.length)];
}

type Container = Record<string | number, unknown> | unknown[];

function container(value: unknown, step: string | number | undefined): Container {
  if (typeof value === 'object' && value !== null) return value as Container;
  return typeof step === 'number' ? [] : {};
}

function setProperty(root: Container, path: readonly (string | number)[], value: Value): void {
  let at: Container = root;
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1;
    const inner = isLast ? value : container((at as Record<string, unknown>)[step], path[index + 1]);
    // Not by assignment, because a property may be called `__proto__`.
    Object.defineProperty(at, step, { value: inner, enumerable: true, configurable: true, writable: true });
    if (!isLast) at = inner as Container;
  }
  for (let index = 0; Array.isArray(root) && index < root.length; index += 1) root[index] ??= null;
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

function dynamicText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const entities = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
] as const;

function encoded(text: string): string {
  return entities.reduce((written, [character, entity]) => written.replaceAll(character, entity), text);
}

/** The ampersand last, so that nothing is decoded twice. */
function decoded(text: string): string {
  return entities
    .toReversed()
    .reduce((read, [character, entity]) => read.replaceAll(entity, character), text);
}
