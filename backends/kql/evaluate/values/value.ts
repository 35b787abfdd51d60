import type { ScalarType } from '../../../../src/schema/index.ts';

/**
 * A whole number of 64 bits: a JS number while that is exact, a bigint beyond. The form is canonical (see
 * `long.ts`), so that `===`, `<`, `Map` and `Set` work across both.
 */
export type Long = number | bigint;

/**
 * A value in memory. What it is follows from the static type of its expression:
 *
 * - `string`: a JS string, never null
 * - `int`, `long`: {@link Long}
 * - `real`: a JS number
 * - `datetime`: {@link Long}, ticks of 100 ns since 0001-01-01; `timespan`: {@link Long}, ticks
 * - `bool`: a JS boolean; `guid`: a lower-case JS string
 * - `dynamic`: JSON as JS values; what JSON can't say is a {@link TypedScalar}
 *
 * Every type but `string` can be null. A `decimal` is never evaluated.
 */
export type Value = null | boolean | Long | string | TypedScalar | readonly Value[] | Bag;

/** A property bag. Read it with {@link property} only: it may be an ordinary JS object. */
export interface Bag {
  readonly [key: string]: Value;
}

/** A datetime, timespan or guid inside a dynamic value. */
export class TypedScalar {
  readonly type: 'datetime' | 'timespan' | 'guid';
  readonly value: Long | string;

  constructor(type: TypedScalar['type'], value: Long | string) {
    this.type = type;
    this.value = value;
  }
}

/** A row; the operator that made it knows the columns. */
export type Row = readonly Value[];

/** A column of a table or result. */
export interface Column {
  readonly name: string;
  readonly type: ScalarType;
}

/** Whether a dynamic value is an array. */
export function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a dynamic value is a property bag. */
export function isBag(value: Value): value is Bag {
  return typeof value === 'object' && value !== null && !isArray(value) && !(value instanceof TypedScalar);
}

/** The property of a bag; null if it is absent. Inherited properties don't count. */
export function property(bag: Bag, key: string): Value {
  return Object.hasOwn(bag, key) ? (bag[key] ?? null) : null;
}

/** A bag of entries; a later entry with the same key wins. No key can reach a prototype. */
export function bagOf(entries: Iterable<readonly [string, Value]>): Bag {
  const bag = Object.create(null) as Record<string, Value>;
  for (const [key, value] of entries) bag[key] = value;
  return bag;
}
