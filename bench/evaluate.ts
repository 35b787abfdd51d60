import { Bench } from 'tinybench';
import { UnrunnableQuery, type RunnableQuery } from '../src/backend/verifier.ts';
import type { Source } from '../src/diagnostics/index.ts';
import { createConverter, type EventSet, type LogEvent } from '../src/index.ts';
import { ratiosOf, type Ratios } from './ratio.ts';

/** What evaluating queries took, and how many rows a second that is. */
export interface Evaluation {
  readonly ratios: Ratios;
  /** Queries of which at least one event has a row in the table, and the rows that they were evaluated on. */
  readonly queries: number;
  readonly rows: number;
  /** Rows times queries; a rough idea, because it depends on the machine. */
  readonly perSecond: number;
}

/**
 * Evaluates the query of every rule on every event that can be a row of its table. Queries are compiled and rows made
 * beforehand. The first line converts the same rules.
 */
export async function measureEvaluation(
  sources: readonly Source[],
  sets: readonly EventSet[],
): Promise<Evaluation> {
  const { converter } = await createConverter({ targets: ['native'] });
  if (converter === undefined) throw new Error('the shipped mappings can not be loaded');
  const verifier = await converter.loadVerifier();
  const events = sets.flatMap((set) => set.events);
  const opened = converter
    .convertAll(sources)
    .results.flatMap(({ mapped, queries }): readonly RunnableQuery[] => {
      const [query] = queries;
      return mapped?.kind === 'rule' && query !== undefined ? [verifier.open(mapped, query.kql)] : [];
    });
  const checked = opened.map((query) => {
    const own = events.filter((event) => countRows(query, event) > 0);
    return { query, events: own, rows: own.reduce((sum, event) => sum + countRows(query, event), 0) };
  });
  const used = checked.filter(({ rows }) => rows > 0);
  const rows = used.reduce((sum, each) => sum + each.rows, 0);
  if (rows === 0) throw new Error('no event is a row of any query, and nothing is evaluated fast');

  const bench = new Bench({ time: 2000, iterations: 3, warmupIterations: 1, warmupTime: 200 });
  bench.add('convert', () => {
    converter.convertAll(sources);
  });
  bench.add('evaluate', () => {
    for (const { query, events: own } of used) for (const event of own) query.check(event);
  });
  const ratios = await ratiosOf(bench);
  const milliseconds = Number(ratios['evaluate']?.milliseconds);
  return { ratios, queries: used.length, rows, perSecond: Math.round((1000 * rows) / milliseconds) };
}

/** None for a query that needs what is not at hand, such as a watchlist. */
function countRows(query: RunnableQuery, event: LogEvent): number {
  try {
    return query.check(event).length;
  } catch (error) {
    if (error instanceof UnrunnableQuery) return 0;
    throw error;
  }
}
