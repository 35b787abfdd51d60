import type { ScalarType } from '../../../../src/schema/index.ts';
import type { Run, Scope, Typed } from '../model.ts';
import type { Column, Row, Value } from '../values/value.ts';

/** A compiled aggregate: the columns that it adds, and their values for the rows of one group. */
export interface Aggregate {
  readonly columns: readonly Column[];
  compute(rows: readonly Row[], run: Run): readonly Value[];
}

/** What an aggregate is compiled from. `args` leaves out a `*`, which `star` then tells. */
export interface AggregateCall {
  readonly args: readonly Typed[];
  /** The name that each argument would have as a column. */
  readonly names: readonly string[];
  readonly star: boolean;
  /** Columns that `*` leaves out, because they are keys of the group. */
  readonly keys: ReadonlySet<string>;
  readonly scope: Scope;
}

/** An aggregate function: its page in the KQL documentation, how many arguments it takes, how it is compiled. */
export interface AggregateRow {
  readonly page: string;
  readonly minimum: number;
  readonly maximum: number;
  compile(call: AggregateCall): Aggregate;
}

/** An aggregate of one value per row, named `prefix_argument`; `result` gets the rows' values in order. */
export function overValues(
  page: string,
  prefix: string,
  type: ScalarType | ((argument: ScalarType) => ScalarType),
  result: (values: readonly Value[], types: readonly ScalarType[], constants: readonly Value[]) => Value,
  options: { readonly extra?: number; readonly conditional?: boolean; readonly nulls?: 'keep' } = {},
): AggregateRow {
  const required = options.conditional ? 2 : 1;
  return {
    page,
    minimum: required,
    maximum: required + (options.extra ?? 0),
    compile({ args, names }) {
      const [argument, ...rest] = args as readonly [Typed, ...Typed[]];
      const condition = options.conditional ? rest.shift() : undefined;
      const resultType = typeof type === 'function' ? type(argument.type) : type;
      return {
        columns: [{ name: `${prefix}_${names[0] ?? ''}`, type: resultType }],
        compute(rows, run) {
          const chosen = condition ? rows.filter((row) => condition.get(row, run) === true) : rows;
          const values = chosen.map((row) => argument.get(row, run));
          const used = options.nulls === 'keep' ? values : values.filter((value) => value !== null);
          const constants = rest.map((item) => item.get(rows[0] ?? [], run));
          return [result(used, [argument.type], constants)];
        },
      };
    },
  };
}
