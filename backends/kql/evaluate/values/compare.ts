import type { ScalarType } from '../../../../src/schema/index.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { dynamicKey } from './convert.ts';
import { dynamicText } from './text.ts';
import { TypedScalar, type Value } from './value.ts';

/** -1, 0 or 1 for two values of one type that aren't null. Strings compare by UTF-16 units. */
export function compareValues(a: Exclude<Value, null>, b: Exclude<Value, null>): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The dynamic value as a scalar that can be compared; arrays and bags are refused. */
export function comparable(value: Value): Exclude<Value, TypedScalar> {
  if (value instanceof TypedScalar) return value.value;
  if (typeof value === 'object' && value !== null)
    throw new UnsupportedKql('comparison of arrays or property bags');
  return value;
}

/** A key that is equal for equal values of one type; for groups, joins and sets. Null has its own key. */
export function keyOf(value: Value, type: ScalarType): unknown {
  if (type === 'dynamic') return dynamicKey(value);
  return value;
}

/** One key for several values. */
export function keyOfAll(values: readonly Value[], types: readonly ScalarType[]): unknown {
  if (values.length === 1) return keyOf(values[0] ?? null, types[0] ?? 'string');
  return values.map((value, index) => tagged(keyOf(value, types[index] ?? 'string'))).join('\u0001');
}

/** Text of a key part; its length goes first, so that no value can look like two. */
function tagged(key: unknown): string {
  const text = key === null ? 'null' : typeof key === 'string' ? `"${key}` : dynamicText(key as Value);
  return `${text.length}${text}`;
}
