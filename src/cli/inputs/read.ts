import type { Source } from '../../diagnostics/index.ts';
import type { Io } from '../io.ts';
import { decode } from './decode.ts';
import type { FailedInput } from './failed.ts';
import { unreadable } from './find.ts';
import type { Input } from './input.ts';

/** No rule comes near this size (16 MiB); reading more would take time and memory from the other rules. */
export const largestFile: number = 16 * 1024 * 1024;

/** The text of an input, or why it has none. */
export async function readInput(input: Input, io: Io): Promise<Source | FailedInput> {
  switch (input.kind) {
    case 'failed':
      return input;
    case 'stdin':
      return decode(input.path, await io.readStdin(largestFile + 1), largestFile);
    case 'file':
      return readFile(input.path, io);
  }
}

/** The text of a file, or why it has none. */
export function readFile(path: string, io: Io): Source | FailedInput {
  try {
    return decode(path, io.files.read(path, largestFile + 1), largestFile);
  } catch (error) {
    return unreadable(path, error);
  }
}
