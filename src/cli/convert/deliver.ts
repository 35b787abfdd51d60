import { join } from 'node:path';
import type { RuleResult } from '../../index.ts';
import type { ConvertOptions } from './options.ts';
import { reasonOf } from '../file-errors.ts';
import type { Input } from '../inputs/input.ts';
import type { FileSystem, Io } from '../io.ts';
import type { Destination } from '../output/destination.ts';
import { OutputFolder } from '../output/folder.ts';
import { formatOf, severalTexts } from '../output/formats.ts';
import { isCurrent, previewFolder } from '../output/preview.ts';
import { syncFolder } from '../output/sync.ts';
import { wantedOutputs } from '../output/wanted.ts';
import { WriteError, writeOutput } from '../output/write.ts';
import { formatForeign, formatPreview, formatSync } from '../reporters/sync.ts';
import { version } from '../version.ts';

/** What became of one input. */
export interface FileResults {
  readonly input: Input;
  readonly results: readonly RuleResult[];
}

/** Whether everything was written, and lines about it for standard error (empty if there is nothing to say). */
export interface Delivery {
  readonly isDone: boolean;
  /** Of a dry run: whether the output is already what would be written. */
  readonly isCurrent?: boolean;
  readonly message: string;
}

type DeliveryOptions = Pick<
  ConvertOptions,
  'format' | 'template' | 'prune' | 'force' | 'dryRun' | 'check' | 'quiet'
> & {
  /** Rule files, by their way below the input folder, of which a selection leaves a rule out. */
  readonly leftOutSources: ReadonlySet<string>;
};

/** Writes the results to a destination, in the format that `--format` says. */
export async function deliver(
  files: readonly FileResults[],
  options: DeliveryOptions,
  destination: Destination,
  io: Io,
): Promise<Delivery> {
  try {
    return await write(files, options, destination, io);
  } catch (error) {
    const reason = error instanceof WriteError ? error.message : reasonOf(error);
    if (reason === undefined) throw error;
    return { isDone: false, message: `error: ${reason}\n` };
  }
}

async function write(
  files: readonly FileResults[],
  options: DeliveryOptions,
  destination: Destination,
  io: Io,
): Promise<Delivery> {
  const chosen = formatOf(options);
  const together = (): string => {
    const text = chosen.together(files.flatMap(({ results }) => results));
    if (text !== undefined) return text;
    throw new WriteError(severalTexts(chosen));
  };
  switch (destination.kind) {
    case 'stdout':
      io.stdout.write(together());
      return { isDone: true, message: '' };
    case 'file':
      refuseInput(files, destination.path, io.files);
      refuseOtherKind(destination.path, chosen.extension, options, io.files);
      if (options.dryRun === true) return previewFile(destination.path, together(), io.files);
      await writeOutput(destination.path, together(), io.files);
      return { isDone: true, message: options.quiet === true ? '' : `written to ${destination.path}\n` };
    case 'folder':
      return writeFolder(files, options, destination.path, io);
  }
}

/** One output per rule and format. */
async function writeFolder(
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

function previewFile(path: string, text: string, files: FileSystem): Delivery {
  const kind = files.entryKind(path);
  const bytes = Buffer.from(text);
  if (kind === 'file' && bytes.equals(files.read(path, bytes.length + 1))) {
    return { isDone: true, isCurrent: true, message: `dry run, nothing was written; unchanged: ${path}\n` };
  }
  const what = kind === undefined ? 'created' : 'replaced';
  const message = `dry run, nothing was written; would be ${what}: ${path}\n`;
  return { isDone: true, isCurrent: false, message };
}

function isBroken({ results }: Pick<FileResults, 'results'>): boolean {
  return results.some(({ verdict }) => verdict === 'invalid');
}

function refuseInput(files: readonly FileResults[], path: string, fileSystem: FileSystem): void {
  if (files.some(({ input }) => isSameFile(input, path, fileSystem))) {
    throw new WriteError(`${path} can not be written: it is one of the inputs`);
  }
}

/** A file that this format would never have given is hardly meant to be replaced. */
function refuseOtherKind(
  path: string,
  extension: string,
  { force = false }: Pick<DeliveryOptions, 'force'>,
  files: FileSystem,
): void {
  if (force || path.toLowerCase().endsWith(extension) || files.entryKind(path) === undefined) return;
  throw new WriteError(`${path} exists and does not end in ${extension}; replace it with --force`);
}

/** Whether an output would replace this input. */
function isSameFile(input: Input, path: string, files: FileSystem): boolean {
  if (input.kind !== 'file') return false;
  try {
    return files.realPath(input.path) === files.realPath(path);
  } catch (error) {
    if (reasonOf(error) !== undefined) return false;
    throw error;
  }
}
