import type { EmitOptions, QueryStyle } from '../../src/backend/backend.ts';
import { longestAnalyticsQuery } from '../../src/backend/query-limits.ts';
import type { Query } from './ast.ts';
import { optimizeLength, optimizeSpeed } from './passes/optimize.ts';
import { print } from './print.ts';

/** The query that was printed, how, and its text. */
export interface PrintedQuery {
  readonly query: Query;
  readonly style: QueryStyle;
  readonly text: string;
}

/**
 * The text of a query. With `optimize` the fastest form that an analytics rule can hold: if that would
 * be too long, the shortest form, in the end also in compact style. Nothing is ever cut off.
 */
export function printQuery(
  query: Query,
  style: QueryStyle,
  { optimize = false }: Partial<EmitOptions>,
): PrintedQuery {
  if (!optimize) return printed(query, style);
  const fast = printed(optimizeSpeed(query), style);
  if (fast.text.length <= longestAnalyticsQuery) return fast;
  const short = optimizeLength(query);
  const candidates = [printed(short, style), printed(short, 'compact')];
  const fitting = candidates.find(({ text }) => text.length <= longestAnalyticsQuery);
  return fitting ?? [fast, ...candidates].toSorted((a, b) => a.text.length - b.text.length)[0] ?? fast;
}

function printed(query: Query, style: QueryStyle): PrintedQuery {
  return { query, style, text: print(query, style) };
}
