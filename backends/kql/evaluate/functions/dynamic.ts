import { constant, type Typed } from '../model.ts';
import { textOf } from '../operators/text-tests.ts';
import { InvalidKql, UnsupportedKql } from '../unsupported.ts';
import { compareValues } from '../values/compare.ts';
import { dynamicKey, parseJson, toDynamic } from '../values/convert.ts';
import { add } from '../values/long.ts';
import { dynamicText, json } from '../values/text.ts';
import { bagOf, isArray, isBag, property, type Long, type Value } from '../values/value.ts';
import { pure, type FunctionRow, type FunctionTable } from './row.ts';

const pack: FunctionRow = { page: 'bag-pack-function', minimum: 2, maximum: 1024, compile: packBag };

/** At most this many elements in the result of `range()`. https://learn.microsoft.com/kusto/query/range-function */
const longestRange = 1_048_576;

/** Functions of arrays and property bags. */
export const dynamicFunctions: FunctionTable = {
  array_length: pure('array-length-function', 'dynamic', 'long', (value: Value) =>
    isArray(value) ? value.length : null,
  ),
  array_concat: pure('array-concat-function', 'dynamic*', 'dynamic', (...values: Value[]) =>
    values.flatMap((value) => (isArray(value) ? value : [value])),
  ),
  array_slice: pure('array-slice-function', 'dynamic, long, long', 'dynamic', arraySlice),
  array_index_of: pure('array-index-of-function', 'dynamic, any', 'long', (array: Value, value: Value) =>
    isArray(array) ? array.findIndex((item) => dynamicKey(item) === dynamicKey(value)) : null,
  ),
  array_reverse: pure('array-reverse-function', 'dynamic', 'dynamic', (array: Value) =>
    isArray(array) ? array.toReversed() : null,
  ),
  array_sum: pure('array-sum-function', 'dynamic', 'real', (array: Value) =>
    isArray(array) && array.every((item) => typeof item === 'number')
      ? array.reduce<number>((sum, item) => sum + item, 0)
      : null,
  ),
  array_sort_asc: pure('array-sort-asc-function', 'dynamic', 'dynamic', (array: Value) => sorted(array, 1)),
  array_sort_desc: pure('array-sort-desc-function', 'dynamic', 'dynamic', (array: Value) =>
    sorted(array, -1),
  ),
  range: pure('range-function', 'long, long, long?', 'dynamic', range),
  bag_keys: pure('bag-keys-function', 'dynamic', 'dynamic', (bag: Value) =>
    isBag(bag) ? Object.keys(bag) : null,
  ),
  bag_has_key: pure('bag-has-key-function', 'dynamic, string', 'bool', (bag: Value, key: string) => {
    if (key.startsWith('$')) throw new UnsupportedKql('bag_has_key with a path');
    return isBag(bag) ? Object.hasOwn(bag, key) : null;
  }),
  bag_merge: pure('bag-merge-function', 'dynamic*', 'dynamic', (...bags: Value[]) =>
    bagOf(bags.toReversed().flatMap((bag) => (isBag(bag) ? Object.entries(bag) : []))),
  ),
  bag_remove_keys: pure(
    'bag-remove-keys-function',
    'dynamic, dynamic',
    'dynamic',
    (bag: Value, keys: Value) =>
      isBag(bag) && isArray(keys) ? bagOf(Object.entries(bag).filter(([key]) => !keys.includes(key))) : null,
  ),
  bag_pack: pack,
  pack,
  pack_dictionary: pack,
  pack_all: {
    page: 'pack-all-function',
    minimum: 0,
    maximum: 1,
    compile: (_, { scope }) => ({
      type: 'dynamic',
      constant: false,
      get: (row) =>
        bagOf(
          scope.columns.map(({ name, type }, index) => [name, toDynamic(row[index] ?? null, type)] as const),
        ),
    }),
  },
  pack_array: { page: 'pack-array-function', minimum: 1, maximum: 1024, compile: packArray },
  dynamic_to_json: pure('dynamic-to-json-function', 'dynamic', 'string', json),
  extract_json: pure('extract-json-function', 'string, any', 'string', extractJson),
  extractjson: pure('extract-json-function', 'string, any', 'string', extractJson),
};

function arraySlice(array: Value, start: number, end: number): Value {
  if (!isArray(array)) return null;
  const from = start < 0 ? Math.max(0, array.length + start) : start;
  const to = end < 0 ? array.length + end : end;
  return array.slice(from, to + 1);
}

function sorted(array: Value, direction: 1 | -1): Value {
  if (!isArray(array)) return null;
  if (new Set(array.map((item) => typeof item)).size > 1 || array.some((item) => typeof item === 'object')) {
    throw new UnsupportedKql('sorting an array of mixed types');
  }
  return array.toSorted((a, b) => (a === null || b === null ? 0 : direction * compareValues(a, b)));
}

function range(first: Long, last: Long, step: Long = 1): Value {
  if (step === 0) throw new InvalidKql('range() with a step of 0');
  const values: Long[] = [];
  for (let value = first; step > 0 ? value <= last : value >= last; value = add(value, step)) {
    if (values.length >= longestRange) break;
    values.push(value);
  }
  return values;
}

function packBag(args: readonly Typed[]): Typed {
  const keys = args.filter((_, index) => index % 2 === 0).map(textOf);
  const values = args.filter((_, index) => index % 2 === 1);
  if (keys.length !== values.length) throw new InvalidKql('bag_pack() needs pairs of key and value');
  return {
    type: 'dynamic',
    constant: args.every((arg) => arg.constant),
    get: (row, run) =>
      bagOf(
        keys.map((key, index) => [
          key(row, run),
          packed(values[index] ?? constant(null, 'dynamic')).get(row, run),
        ]),
      ),
  };
}

function packArray(args: readonly Typed[]): Typed {
  const values = args.map(packed);
  return {
    type: 'dynamic',
    constant: args.every((arg) => arg.constant),
    get: (row, run) => values.map((value) => value.get(row, run)),
  };
}

function packed(arg: Typed): Typed {
  return {
    type: 'dynamic',
    constant: arg.constant,
    get: (row, run) => toDynamic(arg.get(row, run), arg.type),
  };
}

/** `extract_json(path, text)` for paths of plain steps: `$.a.b[0]['c']`. */
function extractJson(path: string, source: Value): string {
  const steps = [...path.slice(1).matchAll(/\.([\w-]+)|\[(\d+)\]|\[['"]([^'"]*)['"]\]/g)];
  if (!path.startsWith('$') || steps.map(([text]) => text).join('') !== path.slice(1)) {
    throw new UnsupportedKql(`JSON path ${path}`);
  }
  let value: Value = typeof source === 'string' ? parseJson(source) : source;
  for (const [, name, index, quoted] of steps) {
    if (index !== undefined) value = isArray(value) ? (value[Number(index)] ?? null) : null;
    else value = isBag(value) ? property(value, name ?? quoted ?? '') : null;
  }
  return dynamicText(value);
}
