import type { Origin } from '../ir/index.ts';

/**
 * What a range of a query is: the table that it reads (`source`), the events of a rule that a correlation uses
 * (`base`), a column that is computed for several tests (`column`), tests that belong together (`group`), one test,
 * or one value in the list of a test.
 */
export type QueryPart = 'source' | 'base' | 'column' | 'group' | 'test' | 'value';

/** A piece of a query and where it comes from. */
export interface QueryRange {
  readonly part: QueryPart;
  /** UTF-16 offsets in the text of the query, `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** The parts of the rule, with the entries of the mapping. Several if tests were merged; never empty. */
  readonly origins: readonly Origin[];
  /** The columns that a test, or the value of a column, reads: sorted, without those that the query computes. */
  readonly columns: readonly string[];
}

/** Where every piece of a query comes from: in the order of the text, outer ranges before those inside them. */
export type QueryMap = readonly QueryRange[];

/** The innermost range around a piece of the query; undefined if it is scaffolding that no part of the rule asks for. */
export function causeOf(map: QueryMap, start: number, end: number): QueryRange | undefined {
  return map.findLast((range) => range.start <= start && range.end >= end);
}

/** The outermost of some ranges: those that are not inside another one of them. */
export function outermost(ranges: readonly QueryRange[]): readonly QueryRange[] {
  let end = 0;
  return ranges.filter((range) => {
    const isInside = range.end <= end;
    end = Math.max(end, range.end);
    return !isInside;
  });
}
