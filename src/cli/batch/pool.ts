import type { Conversion } from '../../index.ts';
import type { ConvertOptions } from '../convert/options.ts';
import type { Io } from '../io.ts';
import type { ConvertPart } from './convert-bulk.ts';

/** Helpers that run on threads of their own until they are closed. */
export interface Pool {
  readonly helpers: readonly ConvertPart[];
  close(): void;
}

/** What a helper answers: a conversion, or nothing after a bug, which then shows here as well. */
export type Answer = { readonly conversion: Conversion } | { readonly failure: string };

/** Starts `count` helpers with the options of this run; none where the world has no threads. */
export async function openPool(count: number, options: ConvertOptions, { startThread }: Io): Promise<Pool> {
  if (startThread === undefined) return { helpers: [], close: () => undefined };
  const threads = await Promise.all(Array.from({ length: count }, () => startThread(options)));
  return {
    helpers: threads.map((thread) => async (sources) => {
      const answer = (await thread.ask(sources)) as Answer;
      if ('failure' in answer) throw new Error(answer.failure);
      return answer.conversion;
    }),
    close: () => {
      for (const thread of threads) thread.close();
    },
  };
}
