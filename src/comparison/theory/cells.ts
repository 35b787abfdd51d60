import type { ScalarType } from '../../schema/index.ts';
import { addressText, boundsOf, mappedBase } from './address.ts';
import type { Demand } from './demand.ts';
import type { TimeTest } from './subject-test.ts';
import type { Value } from './value.ts';

/**
 * Values of which one meets the demands if any value does: of each stretch between two bounds that the tests name, one.
 * All demands are about numbers, truth values, or nothing being there.
 */
export function scalarCells(demands: readonly Demand[], type: ScalarType): readonly Value[] {
  if (type === 'bool') return [null, true, false];
  const bounds = demands.flatMap(({ test: { test } }) => (test.kind === 'number' ? [test.value] : []));
  const isWhole = type === 'int' || type === 'long';
  const numbers = bounds.flatMap((bound) => (isWhole ? wholeBeside(bound) : beside(bound, bounds)));
  const exact = demands.flatMap(({ test: { test }, expected }) =>
    test.kind === 'number' && test.operator === '=' && expected ? [test.value] : [],
  );
  return [...new Set<Value>([...exact, ...(type === 'string' ? [''] : [null]), ...numbers, 1])].map(
    (value) => (type === 'string' && value !== null ? String(value) : value),
  );
}

/** The same for demands about addresses in a text. */
export function addressCells(demands: readonly Demand[]): readonly string[] {
  const texts: string[] = [];
  for (const { test } of demands) {
    if (test.test.kind !== 'network') continue;
    const { family } = test.test;
    const [first, last] = boundsOf(test.test);
    const top = family === 4 ? 2n ** 32n - 1n : 2n ** 128n - 1n;
    const numbers = [first + 1n, first, last, first - 1n, last + 1n].filter(
      (number) => number >= 0n && number <= top,
    );
    texts.push(...numbers.map((number) => addressText(family, number)));
    if (family === 4) texts.push(...numbers.map((number) => addressText(6, mappedBase + number)));
  }
  return [...new Set([...texts, '203.0.113.7', '2001:db8::7', '', 'unknown'])];
}

/** Values for demands about dates, and whether they are enough to say that there is no other. */
export function momentCells(demands: readonly Demand[]): {
  readonly values: readonly string[];
  readonly isExact: boolean;
} {
  const tests = demands.flatMap(({ test: { test } }) => (test.kind === 'time' ? [test] : []));
  const years = [...new Set([...boundsFor(tests, 'year', 1601, 9998), ...commonYears])];
  const days = tests.some(({ unit }) => unit === 'day' || unit === 'week' || unit === 'month') ? 366 : 1;
  const hours = [...new Set([12, ...boundsFor(tests, 'hour', 0, 23)])];
  const minutes = [...new Set([0, ...boundsFor(tests, 'minute', 0, 59)])];
  const values: string[] = [];
  for (const year of years) {
    for (let day = 0; day < days; day += 1) {
      for (const hour of hours) {
        for (const minute of minutes) {
          values.push(`${new Date(Date.UTC(year, 0, 1 + day, hour, minute)).toISOString().slice(0, 19)}Z`);
          if (values.length >= mostMoments) return { values, isExact: false };
        }
      }
    }
  }
  // Which days and weeks there are depends on the year, so that not one of each stretch of years is enough.
  return { values, isExact: days === 1 || !tests.some(({ unit }) => unit === 'year') };
}

/** Each date of the calendar falls on each day of the week in these. */
const commonYears = Array.from({ length: 28 }, (_, index) => 2026 - index);

const mostMoments = 50_000;

function boundsFor(
  tests: readonly TimeTest[],
  unit: TimeTest['unit'],
  least: number,
  most: number,
): readonly number[] {
  return tests
    .filter((test) => test.unit === unit)
    .flatMap(({ value }) => wholeBeside(value).map(Number))
    .filter((value) => value >= least && value <= most);
}

function wholeBeside(bound: number | bigint): readonly (number | bigint)[] {
  if (typeof bound === 'bigint') return [bound, bound - 1n, bound + 1n];
  const [below, above] = [Math.floor(bound), Math.ceil(bound)];
  return [below, above, below - 1, above + 1];
}

/** The bound, and a number between it and each neighbour. */
function beside(bound: number | bigint, bounds: readonly (number | bigint)[]): readonly number[] {
  const value = Number(bound);
  const others = bounds.map(Number);
  const below = others.reduce((max, other) => (other < value ? Math.max(max, other) : max), -Infinity);
  const above = others.reduce((min, other) => (other > value ? Math.min(min, other) : min), Infinity);
  return [
    value,
    below === Number.NEGATIVE_INFINITY ? value - 1 : (below + value) / 2,
    above === Number.POSITIVE_INFINITY ? value + 1 : (above + value) / 2,
  ];
}
