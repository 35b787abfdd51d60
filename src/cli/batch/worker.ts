import { parentPort, workerData } from 'node:worker_threads';
import type { Source } from '../../diagnostics/index.ts';
import type { ConvertOptions } from '../convert/options.ts';
import { openConverter } from '../convert/open.ts';
import { nodeIo } from '../node-io.ts';
import type { Answer } from './pool.ts';
import { withoutTrees } from './without-trees.ts';

/** The thread of one helper: it converts what it is sent, with a converter of its own. */
const options = workerData as ConvertOptions;
const converter = openConverter(options, nodeIo(process), options);

parentPort?.on('message', (sources: readonly Source[]) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  void answerTo(sources).then((answer) => parentPort?.postMessage(answer));
});

async function answerTo(sources: readonly Source[]): Promise<Answer> {
  try {
    const opened = await converter;
    if (opened.converter === undefined) return { failure: 'the options changed their meaning' };
    return { conversion: withoutTrees(opened.converter.convertAll(sources)) };
  } catch (error) {
    return { failure: String(error) };
  }
}
