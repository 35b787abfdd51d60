import type { Run, Typed } from '../model.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { comparable } from '../values/compare.ts';
import { dynamicKey } from '../values/convert.ts';
import { dynamicText, foldAscii, toText } from '../values/text.ts';
import { isArray, type Row, type Value } from '../values/value.ts';
import { dynamicAs } from './comparisons.ts';
import { hasTerm } from './terms.ts';
import { textOf } from './text-tests.ts';

/** The right side of a list operator: all values for one row, each with the static type of its expression. */
export interface ValueList {
  readonly constant: boolean;
  readonly expressions: readonly Typed[];
  /** Values of a tabular right side, and their type. */
  readonly table?: { readonly type: Typed['type']; values(run: Run): readonly Value[] };
}

interface ListOperator {
  readonly page: string;
  compile(left: Typed, list: ValueList): Typed;
}

/** Operators with a list in parentheses on their right side. */
export const listOperators: Readonly<Record<string, ListOperator>> = {
  in: membership(false, false),
  '!in': membership(false, true),
  'in~': membership(true, false),
  '!in~': membership(true, true),
  has_any: terms('has-any-operator', 'some'),
  has_all: terms('has-all-operator', 'every'),
};

/** `in` asks for equality with one of the values; a null on the left equals none. */
function membership(folds: boolean, negated: boolean): ListOperator {
  return {
    page: folds ? 'in-operator' : 'in-cs-operator',
    compile(left, list) {
      const { read, key, type } = folds ? foldedText(left) : typedValue(left, list);
      const setOf = (values: readonly Value[]): ReadonlySet<Value> => new Set(values.map(key));
      const valuesOf = (row: Row, run: Run): readonly Value[] =>
        listValues(list, row, run, type).filter((value) => value !== null);
      const constantSet = list.constant ? setOf(valuesOf([], emptyRun)) : undefined;
      const sets = new WeakMap<Run, ReadonlySet<Value>>();
      const setFor = (row: Row, run: Run): ReadonlySet<Value> => {
        if (constantSet) return constantSet;
        if (!list.table) return setOf(valuesOf(row, run));
        const known = sets.get(run) ?? setOf(valuesOf(row, run));
        sets.set(run, known);
        return known;
      };
      return {
        type: 'bool',
        constant: left.constant && list.constant,
        get(row, run) {
          const value = read(row, run);
          return (value !== null && setFor(row, run).has(key(value))) !== negated;
        },
      };
    },
  };
}

interface Comparison {
  readonly read: (row: Row, run: Run) => Value;
  /** Equal values have equal keys. */
  readonly key: (value: Value) => Value;
  /** The type that the values of the list must have; `undefined` if their text counts. */
  readonly type: Typed['type'] | undefined;
}

function foldedText(left: Typed): Comparison {
  return { read: textOf(left), key: (value) => foldAscii(dynamicText(value)), type: undefined };
}

/** A dynamic left side must hold values of the list's type. */
function typedValue(left: Typed, list: ValueList): Comparison {
  if (left.type !== 'dynamic') {
    return { read: (row, run) => left.get(row, run), key: (value) => value, type: left.type };
  }
  const listed = list.table?.type ?? list.expressions.find(({ type }) => type !== 'dynamic')?.type;
  if (listed === undefined || listed === 'dynamic') {
    const key = (value: Value): Value => dynamicKey(comparable(value));
    return { read: (row, run) => left.get(row, run), key, type: 'dynamic' };
  }
  return { read: (row, run) => dynamicAs(left.get(row, run), listed), key: (value) => value, type: listed };
}

function terms(page: string, quantifier: 'some' | 'every'): ListOperator {
  return {
    page,
    compile(left, list) {
      const text = textOf(left);
      const needles = (row: Row, run: Run): readonly string[] =>
        listValues(list, row, run, undefined).map((value) => foldAscii(dynamicText(value)));
      const fixed = list.constant ? needles([], emptyRun) : undefined;
      return {
        type: 'bool',
        constant: left.constant && list.constant,
        get(row, run) {
          const values = fixed ?? needles(row, run);
          const folded = foldAscii(text(row, run));
          return values[quantifier]((needle) => hasTerm(folded, needle));
        },
      };
    },
  };
}

const emptyRun: Run = { tables: new Map(), memo: new Map() };

/** All values of a list for a row; arrays are taken apart. With `type`, each value is converted to it. */
function listValues(list: ValueList, row: Row, run: Run, type: Typed['type'] | undefined): readonly Value[] {
  if (list.table) {
    const from = list.table.type;
    return list.table.values(run).map((value) => asType(value, from, type));
  }
  const values: Value[] = [];
  for (const expression of list.expressions) {
    const value = expression.get(row, run);
    const items = expression.type === 'dynamic' && isArray(value) ? value : [value];
    for (const item of items) values.push(asType(item, expression.type, type));
  }
  return values;
}

function asType(value: Value, from: Typed['type'], to: Typed['type'] | undefined): Value {
  if (to === undefined) return from === 'string' || from === 'dynamic' ? value : toText(value, from);
  if (from === 'dynamic' && to !== 'dynamic') return dynamicAs(value, to);
  if (to === from || (isNumeric(to) && isNumeric(from))) return value;
  throw new UnsupportedKql(`${to} in a list of ${from}`);
}

function isNumeric(type: Typed['type']): boolean {
  return type === 'int' || type === 'long' || type === 'real';
}
