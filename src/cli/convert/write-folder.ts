import { join } from 'node:path';
import type { Io } from '../io.ts';
import { OutputFolder } from '../output/folder.ts';
import { formatOf } from '../output/formats.ts';
import { isCurrent, previewFolder } from '../output/preview.ts';
import { syncFolder } from '../output/sync.ts';
import { wantedOutputs } from '../output/wanted.ts';
import { formatForeign, formatPreview, formatSync } from '../reporters/sync.ts';
import { version } from '../version.ts';
import type { Delivery, DeliveryOptions, FileResults } from './deliver.ts';

/** Writes one output per rule and format to a folder, or says what a dry run would write. */
export async function writeFolder(
  files: readonly FileResults[],
  options: DeliveryOptions,
  path: string,
  io: Io,
): Promise<Delivery> {
  const sources = files.flatMap(({ input, results }) =>
    input.kind === 'failed' ? [] : [{ source: input.relativePath, results }],
  );
  const chosen = formatOf(options);
  const wanted = wantedOutputs(sources, { [chosen.name]: chosen });
  const folder = new OutputFolder(path, io.files);
  const choices = {
    formats: new Map([[chosen.name, chosen.extension]]),
    brokenSources: new Set(sources.filter(isBroken).map(({ source }) => source)),
    leftOutSources: options.leftOutSources,
    prune: options.prune === true,
    force: options.force === true,
  };
  if (options.dryRun === true) {
    const preview = previewFolder(wanted, folder, choices);
    const message = formatPreview(preview, join(path, '/'));
    // Whoever asks for differences is not told of them by a failure.
    const isDone = options.check === true || preview.foreign.length === 0;
    return { isDone, isCurrent: isCurrent(preview), message };
  }
  const report = await syncFolder(wanted, folder, { ...choices, toolVersion: version(io) });
  return {
    isDone: report.foreign.length === 0,
    message:
      options.quiet === true
        ? formatForeign(report, join(path, '/'))
        : formatSync(report, join(path, '/'), { prune: options.prune === true }),
  };
}

function isBroken({ results }: Pick<FileResults, 'results'>): boolean {
  return results.some(({ verdict }) => verdict === 'invalid');
}
