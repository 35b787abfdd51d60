import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Thread } from './io.ts';

/** Starts the helper thread of `batch/worker`, from source or compiled as this module is. */
export function startThread(data: unknown): Thread {
  const script = new URL(`./batch/worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(script, { workerData: data });
  return {
    ask: async (question) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
      worker.postMessage(question);
      // `once` fails if the thread dies of an error.
      const [answer] = (await once(worker, 'message')) as [unknown];
      return answer;
    },
    close: () => void worker.terminate(),
  };
}
