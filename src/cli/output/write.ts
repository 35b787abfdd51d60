import { dirname, join, relative, sep } from 'node:path';
import type { FileSystem } from '../io.ts';
import { reasonOf } from '../file-errors.ts';
import { writeAtomically } from './atomic.ts';

/** An output that could not be written. `message` is for the user. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
}

/** Writes one file whole, creating the folders above it. Throws `WriteError`. */
export function writeOutput(path: string, text: string, files: FileSystem): void {
  explained(path, () => {
    files.createFolder(dirname(path));
    writeAtomically(path, text, files);
  });
}

/** Writes a file below `folder`, and only there, whatever links the folder holds. Throws `WriteError`. */
export function writeBelow(folder: string, name: string, text: string, files: FileSystem): void {
  const path = join(folder, name);
  explained(path, () => {
    files.createFolder(folder);
    const root = files.realPath(folder);
    for (const parent of parentsOf(name)) {
      files.createFolder(join(folder, parent));
      if (!isBelow(files.realPath(join(folder, parent)), root)) {
        throw new WriteError(`${path} can not be written: a link leads out of the output folder`);
      }
    }
    writeAtomically(path, text, files);
  });
}

/** `a/b/c.kql` → `a`, `a/b`: checked one by one, so that nothing is created behind a link. */
function parentsOf(name: string): readonly string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function isBelow(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`);
}

function explained(path: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new WriteError(`${path} can not be written: ${reason}`);
  }
}
