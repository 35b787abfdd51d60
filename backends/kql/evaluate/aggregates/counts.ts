import type { Typed } from '../model.ts';
import { keyOf } from '../values/compare.ts';
import type { Value } from '../values/value.ts';
import { overValues, type AggregateRow } from './row.ts';

/**
 * Counts. `dcount` is an estimate in the engine; here it is exact, as `count_distinct` is in both.
 */
export const countAggregates: Readonly<Record<string, AggregateRow>> = {
  count: {
    page: 'count-aggregation-function',
    minimum: 0,
    maximum: 0,
    compile: () => ({ columns: [{ name: 'count_', type: 'long' }], compute: (rows) => [rows.length] }),
  },
  countif: {
    page: 'countif-aggregation-function',
    minimum: 1,
    maximum: 1,
    compile: ({ args: [condition] }) => ({
      columns: [{ name: 'countif_', type: 'long' }],
      compute: (rows, run) => [rows.filter((row) => (condition as Typed).get(row, run) === true).length],
    }),
  },
  dcount: overValues('dcount-aggregation-function', 'dcount', 'long', distinctCount, { extra: 1 }),
  dcountif: overValues('dcountif-aggregation-function', 'dcountif', 'long', distinctCount, {
    extra: 1,
    conditional: true,
  }),
  count_distinct: overValues('count-distinct-aggregation-function', 'count_distinct', 'long', distinctCount),
  count_distinctif: overValues(
    'count-distinctif-aggregation-function',
    'count_distinctif',
    'long',
    distinctCount,
    {
      conditional: true,
    },
  ),
};

function distinctCount(values: readonly Value[], [type = 'string']: readonly Typed['type'][]): number {
  return new Set(values.map((value) => keyOf(value, type))).size;
}
