import type { ScalarType } from '../../../../src/schema/index.ts';
import { constantValue, type Typed } from '../model.ts';
import { castTo } from '../operators/comparisons.ts';
import { negate } from '../operators/logic.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { dynamicText } from '../values/text.ts';
import { isArray, isBag, TypedScalar, type Value } from '../values/value.ts';
import { pure, type FunctionRow, type FunctionTable } from './row.ts';

const iff: FunctionRow = {
  page: 'iff-function',
  minimum: 3,
  maximum: 3,
  compile: (args) => choose(args.slice(0, 2), args[2] as Typed),
};

/** Choices and tests for null or empty. */
export const conditionFunctions: FunctionTable = {
  iff,
  iif: iff,
  case: {
    page: 'case-function',
    minimum: 3,
    maximum: Infinity,
    compile: (args) => choose(args.slice(0, -1), args.at(-1) as Typed),
  },
  coalesce: { page: 'coalesce-function', minimum: 2, maximum: 64, compile: coalesce },
  not: { page: 'not-function', minimum: 1, maximum: 1, compile: ([arg]) => negate(arg as Typed) },
  isnull: test('isnull-function', (value) => value === null),
  isnotnull: test('isnotnull-function', (value) => value !== null),
  notnull: test('isnotnull-function', (value) => value !== null),
  isempty: test('isempty-function', (value) => value === '' || value === null),
  isnotempty: test('isnotempty-function', (value) => value !== '' && value !== null),
  notempty: test('isnotempty-function', (value) => value !== '' && value !== null),
  gettype: {
    page: 'gettype-function',
    minimum: 1,
    maximum: 1,
    compile: ([arg]) => ({
      type: 'string',
      constant: arg?.constant === true,
      get: (row, run) => typeName(arg?.get(row, run) ?? null, arg?.type ?? 'dynamic'),
    }),
  },
  column_ifexists: {
    page: 'column-ifexists-function',
    minimum: 2,
    maximum: 2,
    compile([name, fallback], { scope }) {
      if (!name?.constant) throw new UnsupportedKql('column_ifexists with a computed name');
      const position = scope.position(dynamicText(constantValue(name)));
      const column = position === undefined ? undefined : scope.columns[position];
      if (position === undefined || !column) return fallback as Typed;
      return { type: column.type, constant: false, get: (row) => row[position] ?? null };
    },
  },
  assert: pure('assert-function', 'bool, string', 'bool', (holds: boolean, message: string) => {
    if (!holds) throw new UnsupportedKql(`failed assert(): ${message}`);
    return holds;
  }),
};

/** The value after the first condition that is true; null counts as false. */
function choose(pairs: readonly Typed[], otherwise: Typed): Typed {
  const conditions = pairs
    .filter((_, index) => index % 2 === 0)
    .map((condition) => castTo(condition, 'bool'));
  const results = [...pairs.filter((_, index) => index % 2 === 1), otherwise];
  const type = commonType(results);
  const values = results.map((result) => castTo(result, type));
  const last = values.at(-1) as Typed;
  return {
    type,
    constant: pairs.every((pair) => pair.constant) && otherwise.constant,
    get(row, run) {
      for (let index = 0; index < conditions.length; index++) {
        if (conditions[index]?.get(row, run) === true) return (values[index] as Typed).get(row, run);
      }
      return last.get(row, run);
    },
  };
}

/** The first value that isn't null, or isn't empty for a text. */
function coalesce(args: readonly Typed[]): Typed {
  const type = commonType(args);
  const values = args.map((arg) => castTo(arg, type));
  return {
    type,
    constant: values.every((value) => value.constant),
    get(row, run) {
      let value: Value = null;
      for (const arg of values) {
        value = arg.get(row, run);
        if (value !== null && value !== '') return value;
      }
      return value;
    },
  };
}

/** The one type of several expressions: the widest number, else the first type; dynamic if one is dynamic. */
export function commonType(expressions: readonly Typed[]): ScalarType {
  const types = [...new Set(expressions.map((expression) => expression.type))];
  const [first = 'dynamic'] = types;
  if (types.length === 1) return first;
  if (types.every((type) => type === 'int' || type === 'long' || type === 'real')) {
    return types.includes('real') ? 'real' : 'long';
  }
  if (types.includes('dynamic')) return 'dynamic';
  throw new UnsupportedKql(`results of types ${types.join(' and ')}`);
}

function test(page: string, holds: (value: Value) => boolean): FunctionRow {
  return pure(page, 'any', 'bool', holds, 'pass');
}

function typeName(value: Value, type: ScalarType): string {
  if (type !== 'dynamic') return type;
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  if (isBag(value)) return 'dictionary';
  if (value instanceof TypedScalar) return value.type;
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'bigint' || Number.isInteger(value) ? 'long' : 'double';
}
