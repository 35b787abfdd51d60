import type { ScalarType } from '../../../../src/schema/index.ts';
import { long, parseLong, truncated } from './long.ts';
import { dynamicText, toText } from './text.ts';
import { parseDatetime, parseTimespan } from './time.ts';
import { bagOf, isArray, TypedScalar, type Long, type Value } from './value.ts';

/** A value of one static type as another type; what can't be converted is null ("" for strings). */
export function convert(value: Value, from: ScalarType, to: ScalarType): Value {
  if (to === 'string') return toText(value, from);
  if (value === null || from === to) return value;
  if (from === 'dynamic') return to === 'dynamic' ? value : fromDynamic(value, to);
  return converters[to](value, from);
}

/** A typed value as part of a dynamic value. */
export function toDynamic(value: Value, type: ScalarType): Value {
  if (value === null || !(type === 'datetime' || type === 'timespan' || type === 'guid')) return value;
  return new TypedScalar(type, value as Long | string);
}

/** `parse_json()`: JSON if the text is JSON, else the text itself as a dynamic string. */
export function parseJson(text: string): Value {
  try {
    return JSON.parse(text, (_, value: Value) =>
      typeof value === 'object' ? plainBag(value) : value,
    ) as Value;
  } catch {
    return text === '' ? null : text;
  }
}

type Converter = (value: Exclude<Value, null>, from: ScalarType) => Value;

const converters: Readonly<Record<Exclude<ScalarType, 'string'>, Converter>> = {
  int: (value, from) => withinInt(toLong(value, from)),
  long: toLong,
  real: toReal,
  decimal: () => null,
  bool: toBool,
  datetime: (value, from) => {
    if (from === 'string') return parseDatetime(value as string);
    return from === 'long' || from === 'int' ? value : null;
  },
  timespan: (value, from) => {
    if (from === 'string') return parseTimespan(value as string);
    return from === 'long' || from === 'int' ? value : null;
  },
  dynamic: (value, from) => toDynamic(value, from),
  guid: (value, from) => (from === 'string' ? parseGuid(value as string) : null),
};

function fromDynamic(value: Exclude<Value, null>, to: Exclude<ScalarType, 'string' | 'dynamic'>): Value {
  if (value instanceof TypedScalar) {
    return value.type === to ? value.value : converters[to](value.value, value.type);
  }
  if (typeof value === 'object') return null;
  if (typeof value === 'string') return converters[to](value, 'string');
  if (typeof value === 'boolean') return converters[to](value, 'bool');
  const whole = typeof value === 'bigint' || Number.isInteger(value);
  return converters[to](value, whole ? 'long' : 'real');
}

function toLong(value: Exclude<Value, null>, from: ScalarType): Long | null {
  if (from === 'bool') return value === true ? 1 : 0;
  if (from === 'real') return truncated(value as number);
  if (from === 'string') return parseLong(value as string);
  return from === 'guid' ? null : (value as Long);
}

function withinInt(value: Long | null): Long | null {
  return typeof value === 'number' && Math.abs(value) <= 0x7fffffff ? value : null;
}

function toReal(value: Exclude<Value, null>, from: ScalarType): number | null {
  if (from === 'bool') return value === true ? 1 : 0;
  if (from === 'string') return parseReal(value as string);
  return from === 'guid' || from === 'datetime' || from === 'timespan' ? null : Number(value);
}

function toBool(value: Exclude<Value, null>, from: ScalarType): boolean | null {
  if (from === 'bool') return value === true;
  if (from === 'string') {
    const text = (value as string).trim().toLowerCase();
    return text === 'true' ? true : text === 'false' ? false : null;
  }
  return from === 'int' || from === 'long' || from === 'real' ? value !== 0 : null;
}

function parseReal(text: string): number | null {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : null;
}

function parseGuid(text: string): string | null {
  const plain = text
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(plain) ? plain : null;
}

function plainBag(value: Value): Value {
  return value === null || isArray(value)
    ? value
    : bagOf(Object.entries(value as object) as [string, Value][]);
}

/** A dynamic number as a long; null for other values and for fractions. */
export function dynamicLong(value: Value): Long | null {
  if (typeof value === 'bigint') return long(value);
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}

/** Text that stands for a dynamic value in sets and groups: equal values have equal keys. */
export function dynamicKey(value: Value): string {
  return typeof value === 'object' ? `j${dynamicText(value)}` : `${typeof value}:${String(value)}`;
}
