import { basename, dirname, join } from 'node:path';
import type { FileSystem } from '../io.ts';

/**
 * Writes a whole file or nothing: the text goes to a new file beside it, which then takes its place.
 * A link of that name is replaced, never followed. Throws the error of the file system.
 */
export async function writeAtomically(path: string, text: string, files: FileSystem): Promise<void> {
  const draft = join(dirname(path), `.${basename(path).slice(0, 50)}.sigma-kql-draft`);
  files.remove(draft);
  try {
    await files.createDurably(draft, text);
    files.rename(draft, path);
  } catch (error) {
    files.remove(draft);
    throw error;
  }
}
