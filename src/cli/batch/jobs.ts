import type { Conversion, Converter } from '../../index.ts';
import type { ConvertOptions } from '../convert/options.ts';
import type { Io } from '../io.ts';
import { createProgress } from '../reporters/progress.ts';
import { convertBulk, type BulkTask } from './convert-bulk.ts';
import { openPool } from './pool.ts';

/** Below this many sources a second thread takes longer to start than it saves. */
const fewest = 600;

/** From this many sources on, a run takes long enough to prepare for it. */
const many = 200;

/** More threads than this wait for one another more than they help. */
const mostByDefault = 4;

/** Converts a set with as many threads as `--jobs` says. The result does not depend on their number. */
export async function convertWithJobs(
  { sources, context }: Pick<BulkTask, 'sources' | 'context'>,
  converter: Converter,
  options: ConvertOptions,
  io: Io,
): Promise<Pick<Conversion, 'results' | 'diagnostics'>> {
  if (sources.length >= many) await io.expectLongRun?.();
  // Whether a filter is in use is known only to somebody who sees every rule.
  if (options.filter.length > 0) return converter.convertAll(sources, context);
  const jobs = options.jobs ?? defaultJobs(sources.length, io.processors);
  const pool = await openPool(jobs - 1, options, io);
  try {
    const progress = createProgress(sources.length, io, 'converting');
    return await convertBulk({ sources, context, helpers: pool.helpers, progress }, converter);
  } finally {
    pool.close();
  }
}

/** How many threads a run takes by itself. One processor is left to the engine, which compiles and cleans up beside them. */
export function defaultJobs(sources: number, processors: number): number {
  return sources < fewest ? 1 : Math.max(1, Math.min(processors - 1, mostByDefault));
}
