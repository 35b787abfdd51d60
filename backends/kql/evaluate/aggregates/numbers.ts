import type { ScalarType } from '../../../../src/schema/index.ts';
import { constantValue, type Typed } from '../model.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { compareValues, comparable } from '../values/compare.ts';
import { convert } from '../values/convert.ts';
import { add, truncated } from '../values/long.ts';
import { toText } from '../values/text.ts';
import type { Long, Value } from '../values/value.ts';
import { overValues, type AggregateRow } from './row.ts';

const same = (type: ScalarType): ScalarType => type;
const sumType = (type: ScalarType): ScalarType => (type === 'int' || type === 'dynamic' ? 'long' : type);
const averageType = (type: ScalarType): ScalarType =>
  type === 'timespan' || type === 'datetime' ? type : 'real';
const conditional = { conditional: true } as const;

/** Aggregates of numbers, times and ordered values. Nulls don't count. */
export const numberAggregates: Readonly<Record<string, AggregateRow>> = {
  sum: overValues('sum-aggregation-function', 'sum', sumType, sum),
  sumif: overValues('sumif-aggregation-function', 'sumif', sumType, sum, conditional),
  avg: overValues('avg-aggregation-function', 'avg', averageType, average),
  avgif: overValues('avgif-aggregation-function', 'avgif', averageType, average, conditional),
  min: overValues('min-aggregation-function', 'min', same, (values) => extreme(values, -1)),
  minif: overValues(
    'minif-aggregation-function',
    'minif',
    same,
    (values) => extreme(values, -1),
    conditional,
  ),
  max: overValues('max-aggregation-function', 'max', same, (values) => extreme(values, 1)),
  maxif: overValues('maxif-aggregation-function', 'maxif', same, (values) => extreme(values, 1), conditional),
  stdev: overValues('stdev-aggregation-function', 'stdev', 'real', (values) => Math.sqrt(variance(values))),
  variance: overValues('variance-aggregation-function', 'variance', 'real', variance),
  percentile: percentile(),
  percentiles: percentile(),
};

function sum(values: readonly Value[], [type]: readonly ScalarType[]): Value {
  if (type === 'real') return values.reduce<number>((total, value) => total + (value as number), 0);
  if (type === 'dynamic') throw new UnsupportedKql('sum of a dynamic column');
  return values.reduce<Long>((total, value) => add(total, value as Long), 0);
}

function average(values: readonly Value[], [type = 'real']: readonly ScalarType[]): Value {
  const numbers = values.map((value) =>
    convert(value, type === 'timespan' || type === 'datetime' ? 'long' : type, 'real'),
  );
  if (numbers.length === 0) return type === 'timespan' || type === 'datetime' ? null : Number.NaN;
  const mean = numbers.reduce<number>((total, value) => total + Number(value), 0) / numbers.length;
  return type === 'timespan' || type === 'datetime' ? truncated(mean) : mean;
}

function extreme(values: readonly Value[], direction: 1 | -1): Value {
  let best: Value = null;
  for (const value of values.map(comparable)) {
    if (value !== null && (best === null || compareValues(value, best) === direction)) best = value;
  }
  return best;
}

function variance(values: readonly Value[]): number {
  const numbers = values.map(Number);
  if (numbers.length < 2) return 0;
  const mean = numbers.reduce((total, value) => total + value, 0) / numbers.length;
  return numbers.reduce((total, value) => total + (value - mean) ** 2, 0) / (numbers.length - 1);
}

/** The nearest rank, which is exact. The engine estimates on large groups. */
function percentile(): AggregateRow {
  return {
    page: 'percentiles-aggregation-function',
    minimum: 2,
    maximum: 64,
    compile({ args, names }) {
      const [argument, ...ranks] = args as readonly [Typed, ...Typed[]];
      const percents = ranks.map((rank) => Number(constantValue(rank)));
      return {
        columns: ranks.map((rank) => ({
          name: `percentile_${names[0] ?? ''}_${toText(constantValue(rank), 'long').replace('.', '_')}`,
          type: argument.type,
        })),
        compute(rows, run) {
          const values = rows.map((row) => argument.get(row, run)).filter((value) => value !== null);
          const ordered = values.toSorted(compareValues);
          return percents.map(
            (percent) => ordered[Math.max(0, Math.ceil((percent / 100) * ordered.length) - 1)] ?? null,
          );
        },
      };
    },
  };
}
