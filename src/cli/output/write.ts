import { dirname } from 'node:path';
import type { FileSystem } from '../io.ts';
import { reasonOf } from '../file-errors.ts';
import { writeAtomically } from './atomic.ts';

/** An output that could not be written. `message` is for the user. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
}

/** Writes one file whole, creating the folders above it. Throws `WriteError`. */
export async function writeOutput(path: string, text: string, files: FileSystem): Promise<void> {
  await explained(path, async () => {
    files.createFolder(dirname(path));
    await writeAtomically(path, text, files);
  });
}

/** Does something to a file, now or later; an error of the file system becomes a `WriteError`. */
export function explained<T>(path: string, action: () => T): T {
  try {
    const result = action();
    return result instanceof Promise ? (result.catch((error: unknown) => rethrow(path, error)) as T) : result;
  } catch (error) {
    return rethrow(path, error);
  }
}

function rethrow(path: string, error: unknown): never {
  const reason = reasonOf(error);
  if (reason === undefined) throw error;
  throw new WriteError(`${path} can not be written: ${reason}`);
}
