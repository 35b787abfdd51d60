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
  /** The columns that its tests, or its value, read: sorted, without those that the query computes. */
  readonly columns: readonly string[];
}

/** Where every piece of a query comes from: in the order of the text, outer ranges before those inside them. */
export type QueryMap = readonly QueryRange[];

/** The innermost range around a piece of the query; undefined if it is scaffolding that no part of the rule asks for. */
export function causeOf(map: QueryMap, start: number, end: number): QueryRange | undefined {
  return map.findLast((range) => range.start <= start && range.end >= end);
}

/** A query and where its clauses come from. */
export interface TracedQuery {
  readonly text: string;
  readonly map: QueryMap;
}

/** A clause of a query, or several that stand side by side. */
export interface QueryClause extends Pick<QueryRange, 'start' | 'end' | 'origins' | 'columns'> {
  /** In one line. */
  readonly text: string;
}

/**
 * What a part of the rule became, in the order of the query: the largest groups that stem from it alone, and other
 * tests that stem from it, among other parts if tests were merged. `map` may be those ranges only that are of interest.
 */
export function clausesFrom(
  { text, map }: TracedQuery,
  isPart: (origin: Origin) => boolean,
): readonly QueryClause[] {
  const clauses: Pieces[] = [];
  for (const range of map) {
    const { part, start, end, origins } = range;
    const isOwn = part === 'test' ? origins.some(isPart) : part === 'group' && origins.every(isPart);
    if (!isOwn) continue;
    const last = clauses.at(-1);
    if (last === undefined || (start >= last.end && !isJoined(text.slice(last.end, start)))) {
      clauses.push({ start, end, ranges: [range] });
    } else {
      last.end = Math.max(last.end, end);
      last.ranges.push(range);
    }
  }
  return clauses.map(({ start, end, ranges }) => ({
    start,
    end,
    text: oneLine(text.slice(start, end)),
    origins: ranges.flatMap(({ origins }) => origins),
    columns: [...new Set(ranges.flatMap(({ columns }) => columns))].toSorted(),
  }));
}

interface Pieces {
  readonly start: number;
  end: number;
  readonly ranges: QueryRange[];
}

/** Whether nothing but an operator stands between two tests. */
function isJoined(between: string): boolean {
  return /^\s+(?:and|or)\s+$/.test(between);
}

/** A clause has no comments inside, and no literal has a line break. */
function oneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, index, lines) => {
      // As the text so far ends, which would take long to ask.
      const before = lines[index - 1] ?? '(';
      return before.endsWith('(') || line.startsWith(')') ? line : ` ${line}`;
    })
    .join('');
}
