import { distinct } from '../functions/sets.ts';
import type { Typed } from '../model.ts';
import { toDynamic } from '../values/convert.ts';
import { bagOf, isArray, isBag, type Value } from '../values/value.ts';
import { overValues, type AggregateRow } from './row.ts';

type Types = readonly Typed['type'][];

/** Aggregates that collect values. Sets keep the order of first appearance, which the engine leaves open. */
export const collectionAggregates: Readonly<Record<string, AggregateRow>> = {
  make_list: overValues('make-list-aggregation-function', 'list', 'dynamic', list, { extra: 1 }),
  make_list_if: overValues('make-list-if-aggregation-function', 'list', 'dynamic', list, {
    extra: 1,
    conditional: true,
  }),
  make_list_with_nulls: overValues('make-list-with-nulls-aggregation-function', 'list', 'dynamic', list, {
    nulls: 'keep',
  }),
  make_set: overValues('make-set-aggregation-function', 'set', 'dynamic', set, { extra: 1 }),
  make_set_if: overValues('make-set-if-aggregation-function', 'set', 'dynamic', set, {
    extra: 1,
    conditional: true,
  }),
  makelist: overValues('make-list-aggregation-function', 'list', 'dynamic', list, { extra: 1 }),
  makeset: overValues('make-set-aggregation-function', 'set', 'dynamic', set, { extra: 1 }),
  make_bag: overValues('make-bag-aggregation-function', 'bag', 'dynamic', (values) =>
    bagOf(values.toReversed().flatMap((value) => (isBag(value) ? Object.entries(value) : []))),
  ),
};

/** At most this many values, unless the query asks for less. */
const largest = 1_048_576;

function list(values: readonly Value[], [type = 'dynamic']: Types, [size]: readonly Value[]): Value {
  return values.slice(0, Number(size ?? largest)).map((value) => toDynamic(value, type));
}

function set(values: readonly Value[], [type = 'dynamic']: Types, [size]: readonly Value[]): Value {
  const items = values.flatMap((value) => (isArray(value) ? value : [toDynamic(value, type)]));
  return distinct(items).slice(0, Number(size ?? largest));
}
