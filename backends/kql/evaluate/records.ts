import type { Columns, ScalarType } from '../../../src/schema/index.ts';
import { convert, parseJson, toDynamic } from './values/convert.ts';
import { long, truncated } from './values/long.ts';
import { dynamicText, toText } from './values/text.ts';
import { fromMilliseconds } from './values/time.ts';
import { bagOf, isArray, isBag, TypedScalar, type Column, type Row, type Value } from './values/value.ts';

/**
 * A record as a row of a table, by the table's columns. Texts are read as the column's type (`"4688"` for an int,
 * ISO 8601 for a datetime, JSON for a dynamic column); absent and null values are null, or "" in a text column.
 * Fields that the table doesn't have are left out.
 */
export function rowOfRecord(columns: Columns, record: Readonly<Record<string, unknown>>): Row {
  return [...columns].map(([name, type]) =>
    importValue(Object.hasOwn(record, name) ? record[name] : undefined, type),
  );
}

/** A row as a record: texts, numbers, booleans, dynamic values as JSON, everything else as text. Null stays null. */
export function recordOfRow(columns: readonly Column[], row: Row): Readonly<Record<string, unknown>> {
  return bagOf(columns.map(({ name, type }, index) => [name, exported(row[index] ?? null, type)] as const));
}

function importValue(value: unknown, type: ScalarType): Value {
  if (value === undefined || value === null) return type === 'string' ? '' : null;
  if (type === 'string') return typeof value === 'string' ? value : toText(importDynamic(value), 'dynamic');
  if (type === 'dynamic') return typeof value === 'string' ? parsedContainer(value) : importDynamic(value);
  if (value instanceof Date) return type === 'datetime' ? fromMilliseconds(value.getTime()) : null;
  if (typeof value === 'string') return convert(value, 'string', type);
  return convert(importDynamic(value), 'dynamic', type);
}

/** An export shows arrays and bags as JSON text; other text is itself. */
function parsedContainer(text: string): Value {
  if (!/^\s*[[{]/.test(text)) return text;
  const parsed = parseJson(text);
  return isArray(parsed) || isBag(parsed) ? parsed : text;
}

function importDynamic(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return long(value);
  if (typeof value === 'number') return Number.isInteger(value) ? truncated(value) : value;
  if (value instanceof Date) return toDynamic(fromMilliseconds(value.getTime()), 'datetime');
  if (Array.isArray(value)) return value.map(importDynamic);
  if (typeof value !== 'object' || value === null) return null;
  return bagOf(Object.entries(value).map(([key, item]) => [key, importDynamic(item)] as const));
}

function exported(value: Value, type: ScalarType): Value {
  if (type === 'dynamic') return exportedDynamic(value);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  return type === 'datetime' || type === 'timespan' ? toText(value, type) : value;
}

function exportedDynamic(value: Value): Value {
  if (value instanceof TypedScalar) return dynamicText(value);
  if (isArray(value)) return value.map(exportedDynamic);
  if (!isBag(value)) return value;
  return bagOf(Object.entries(value).map(([key, item]) => [key, exportedDynamic(item)] as const));
}
