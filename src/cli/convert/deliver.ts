import type { RuleResult } from '../../index.ts';
import type { ConvertOptions } from './options.ts';
import { reasonOf } from '../file-errors.ts';
import type { Input } from '../inputs/input.ts';
import type { FileSystem, Io } from '../io.ts';
import type { Destination } from '../output/destination.ts';
import { formatOf, severalTexts } from '../output/formats.ts';
import { WriteError, writeOutput } from '../output/write.ts';

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

/** The choices of a run that say how it writes. */
export type DeliveryOptions = Pick<
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
    case 'folder': {
      const { writeFolder } = await import('./write-folder.ts');
      return writeFolder(files, options, destination.path, io);
    }
  }
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
