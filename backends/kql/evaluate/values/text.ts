import type { ScalarType } from '../../../../src/schema/index.ts';
import { formatDatetime, formatTimespan } from './time.ts';
import { isArray, TypedScalar, type Long, type Value } from './value.ts';

/** `tostring()` of a value of a static type; null becomes "". */
export function toText(value: Value, type: ScalarType): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (type === 'datetime') return formatDatetime(value as Long);
  if (type === 'timespan') return formatTimespan(value as Long);
  if (type === 'real') return realText(value as number);
  // oxlint-disable-next-line no-base-to-string -- only text, numbers and truth values are left
  return type === 'dynamic' ? dynamicText(value) : String(value);
}

/** `tostring()` of a dynamic value: plain text for scalars, JSON without blanks for arrays and bags. */
export function dynamicText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof TypedScalar) return toText(value.value, value.type);
  return json(value);
}

/** JSON of a dynamic value, without blanks. Datetimes, timespans and guids become strings. */
export function json(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof TypedScalar) return JSON.stringify(dynamicText(value));
  if (isArray(value)) return `[${value.map(json).join(',')}]`;
  if (typeof value !== 'object') return String(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${json(item)}`)
    .join(',')}}`;
}

function realText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(1) : String(value);
}

const beyondAscii = /[^\u0000-\u007f]/;
let lastText = '';
let lastFolded = '';

/**
 * Lower case for ASCII letters only, as KQL's case-insensitive operators compare. The last result is kept,
 * because a query usually tests one value against many constants.
 */
export function foldAscii(text: string): string {
  if (text === lastText) return lastFolded;
  lastFolded = beyondAscii.test(text)
    ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    : text.toLowerCase();
  lastText = text;
  return lastFolded;
}
