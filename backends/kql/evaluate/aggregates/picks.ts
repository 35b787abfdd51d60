import type { Typed } from '../model.ts';
import { comparable, compareValues } from '../values/compare.ts';
import type { Row, Value } from '../values/value.ts';
import type { AggregateCall, AggregateRow } from './row.ts';

const takeAny: AggregateRow = {
  page: 'take-any-aggregation-function',
  minimum: 0,
  maximum: 64,
  compile(call) {
    const picked = pickedColumns(call, call.args, call.names);
    return {
      columns: picked.columns,
      compute: (rows, run) => picked.args.map((arg) => firstValue(rows.map((row) => arg.get(row, run)))),
    };
  },
};

/** Aggregates that pick the values of a row. Among equal rows the first wins; the engine leaves that open. */
export const pickAggregates: Readonly<Record<string, AggregateRow>> = {
  arg_max: argExtreme('arg-max-aggregation-function', 1),
  arg_min: argExtreme('arg-min-aggregation-function', -1),
  take_any: takeAny,
  any: takeAny,
};

function argExtreme(page: string, direction: 1 | -1): AggregateRow {
  return {
    page,
    minimum: 1,
    maximum: 64,
    compile(call) {
      const [key, ...rest] = call.args as readonly [Typed, ...Typed[]];
      const name = call.names[0] ?? '';
      const picked = pickedColumns(call, rest, call.names.slice(1), name);
      return {
        columns: [{ name, type: key.type }, ...picked.columns],
        compute(rows, run) {
          let best: Row | undefined;
          let bestValue: Value = null;
          for (const row of rows) {
            const value = comparable(key.get(row, run));
            if (
              best !== undefined &&
              (value === null || (bestValue !== null && compareValues(value, bestValue) !== direction))
            ) {
              continue;
            }
            best = row;
            bestValue = value;
          }
          const from = best;
          if (from === undefined) return [null, ...picked.args.map(() => null)];
          return [bestValue, ...picked.args.map((arg) => arg.get(from, run))];
        },
      };
    },
  };
}

/** The chosen columns, or for `*` all columns but the key. */
function pickedColumns(
  { scope, star, keys }: AggregateCall,
  args: readonly Typed[],
  names: readonly string[],
  key?: string,
): { columns: { name: string; type: Typed['type'] }[]; args: readonly Typed[] } {
  if (!star) return { columns: args.map(({ type }, index) => ({ name: names[index] ?? '', type })), args };
  const kept = scope.columns
    .map((column, position) => ({ ...column, position }))
    .filter(({ name }) => name !== key && !keys.has(name));
  return {
    columns: kept.map(({ name, type }) => ({ name, type })),
    args: kept.map(({ type, position }) => ({ type, constant: false, get: (row) => row[position] ?? null })),
  };
}

function firstValue(values: readonly Value[]): Value {
  return values.find((value) => value !== null && value !== '') ?? values[0] ?? null;
}
