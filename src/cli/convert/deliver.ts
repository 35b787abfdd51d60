import { join } from 'node:path';
import type { RuleResult } from '../../index.ts';
import type { ConvertOptions } from '../commands/convert.ts';
import { reasonOf } from '../file-errors.ts';
import type { Input } from '../inputs/find.ts';
import type { FileSystem, Io } from '../io.ts';
import { destinationOf, type Destination } from '../output/destination.ts';
import { outputNames } from '../output/names.ts';
import { WriteError, writeBelow, writeOutput } from '../output/write.ts';
import { formatJson } from '../reporters/json.ts';
import { formatKql } from '../reporters/kql.ts';

/** What became of one input. */
export interface FileResults {
  readonly input: Input;
  readonly results: readonly RuleResult[];
}

/** Whether everything was written, and a line about it for standard error (empty if there is nothing to say). */
export interface Delivery {
  readonly isDone: boolean;
  readonly message: string;
}

type Formatter = (results: readonly RuleResult[]) => string;

const formatters: Readonly<Record<ConvertOptions['format'], Formatter>> = {
  kql: formatKql,
  json: formatJson,
};

/** Writes the results where `--output` says, in the format that `--format` says. */
export function deliver(
  files: readonly FileResults[],
  { format, output }: Pick<ConvertOptions, 'format' | 'output'>,
  io: Io,
): Delivery {
  try {
    const destination = destinationOf(output, io.files);
    return { isDone: true, message: write(files, format, destination, io) };
  } catch (error) {
    const reason = error instanceof WriteError ? error.message : reasonOf(error);
    if (reason === undefined) throw error;
    return { isDone: false, message: `error: ${reason}\n` };
  }
}

function write(
  files: readonly FileResults[],
  format: ConvertOptions['format'],
  destination: Destination,
  io: Io,
): string {
  const all = files.flatMap(({ results }) => results);
  switch (destination.kind) {
    case 'stdout':
      io.stdout.write(formatters[format](all));
      return '';
    case 'file':
      if (files.some(({ input }) => isSameFile(input, destination.path, io.files))) {
        throw new WriteError(`${destination.path} can not be written: it is one of the inputs`);
      }
      writeOutput(destination.path, formatters[format](all), io.files);
      return `written to ${destination.path}\n`;
    case 'folder': {
      const count = writeFolder(files, format, destination.path, io.files);
      return `written to ${join(destination.path, '/')}: ${count === 1 ? '1 file' : `${count} files`}\n`;
    }
  }
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

/** One output per rule file; a rule file without any result to show in this format gets none. */
function writeFolder(
  files: readonly FileResults[],
  format: ConvertOptions['format'],
  folder: string,
  fileSystem: FileSystem,
): number {
  const readable = files.flatMap(({ input, results }) =>
    input.kind === 'failed' ? [] : [{ relativePath: input.relativePath, text: formatters[format](results) }],
  );
  const names = outputNames(
    readable.map(({ relativePath }) => relativePath),
    format,
  );
  let count = 0;
  for (const [index, name] of names.entries()) {
    const text = readable[index]?.text ?? '';
    if (text === '') continue;
    writeBelow(folder, name, text, fileSystem);
    count += 1;
  }
  return count;
}
