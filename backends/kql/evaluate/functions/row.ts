import type { ScalarType } from '../../../../src/schema/index.ts';
import type { SyntaxNode } from '../../kusto/index.ts';
import type { Run, Scope, Typed } from '../model.ts';
import { castTo } from '../operators/comparisons.ts';
import { InvalidKql } from '../unsupported.ts';
import type { Row, Value } from '../values/value.ts';

/** Where a function is called. */
export interface CallSite {
  readonly scope: Scope;
  readonly nodes: readonly SyntaxNode[];
}

/** A scalar function: its page in the KQL documentation, how many arguments it takes, how it is compiled. */
export interface FunctionRow {
  readonly page: string;
  readonly minimum: number;
  readonly maximum: number;
  compile(args: readonly Typed[], site: CallSite): Typed;
}

/** Functions by name. */
export type FunctionTable = Readonly<Record<string, FunctionRow>>;

/** What a parameter accepts: arguments of other types are converted, except for `any`. */
export type Parameter = ScalarType | 'any';

/**
 * A function of values only. Parameters are written as in `string, long, long?` or `string, any*`: `?` is optional,
 * `*` may repeat. A null argument makes the result null ("" for a text), unless `nulls` is `'pass'`.
 */
export function pure(
  page: string,
  parameters: string,
  returns: ScalarType,
  call: (...args: never[]) => Value,
  nulls: 'spread' | 'pass' = 'spread',
): FunctionRow {
  const declared = parameters === '' ? [] : parameters.split(', ');
  const repeats = declared.at(-1)?.endsWith('*') === true;
  const types = declared.map((parameter) => parameter.replace(/[?*]$/, '') as Parameter);
  const invoke = call as (...args: Value[]) => Value;
  const missing = returns === 'string' ? '' : null;
  return {
    page,
    minimum: declared.filter((parameter) => !/[?*]$/.test(parameter)).length,
    maximum: repeats ? Infinity : declared.length,
    compile(args) {
      const typed = args.map((arg, index) =>
        converted(arg, types[Math.min(index, types.length - 1)] ?? 'any'),
      );
      const get = (row: Row, run: Run): Value => {
        const values: Value[] = [];
        for (const arg of typed) {
          const value = arg.get(row, run);
          if (value === null && nulls === 'spread') return missing;
          values.push(value);
        }
        return invoke(...values);
      };
      return foldConstant({ type: returns, constant: typed.every((arg) => arg.constant), get });
    },
  };
}

/** The argument as the parameter wants it. */
export function converted(arg: Typed, parameter: Parameter): Typed {
  if (parameter === 'any' || arg.type === parameter) return arg;
  if (parameter === 'long' && arg.type === 'real') return castTo(arg, 'long');
  if (allowed[parameter].includes(arg.type)) return castTo(arg, parameter);
  throw new InvalidKql(`an argument of type ${parameter} can't be a ${arg.type}`);
}

const allowed: Readonly<Record<ScalarType, readonly ScalarType[]>> = {
  string: ['dynamic', 'guid'],
  int: ['long', 'dynamic'],
  long: ['int', 'dynamic', 'bool'],
  real: ['int', 'long', 'dynamic'],
  decimal: [],
  datetime: ['dynamic'],
  timespan: ['dynamic'],
  bool: ['dynamic', 'int', 'long'],
  guid: ['string', 'dynamic'],
  dynamic: ['string', 'int', 'long', 'real', 'bool', 'datetime', 'timespan', 'guid'],
};

/** A constant expression evaluated once, on first use: an error shows only if the value is needed. */
export function foldConstant(expression: Typed): Typed {
  if (!expression.constant) return expression;
  let known: { readonly value: Value } | undefined;
  return {
    ...expression,
    get(row, run) {
      known ??= { value: expression.get(row, run) };
      return known.value;
    },
  };
}
