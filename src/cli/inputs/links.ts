import { sep } from 'node:path';
import { reasonOf } from '../file-errors.ts';
import type { EntryKind, FileSystem } from '../io.ts';
import { failedInput, type FailedInput } from './failed.ts';

/** What a link leads to. */
export type LinkTarget =
  { readonly kind: EntryKind; readonly real: string } | { readonly failed: FailedInput };

/**
 * What a link in a folder that is searched leads to. A link that leads out of `root` fails: whoever wrote it may not be
 * who runs the tool, and an excerpt of what it leads to would be shown. `root` is a path without links.
 */
export function followLink(path: string, root: string, files: FileSystem): LinkTarget {
  const kind = kindBehind(path, files);
  if (kind === undefined) return failed(path, 'This link leads to nothing that can be read.');
  const real = files.realPath(path);
  return isWithin(real, root)
    ? { kind, real }
    : failed(path, 'This link leads out of the folder that is searched; give what it leads to as a path.');
}

/** What is behind a link; undefined if it leads nowhere or in a circle. */
export function kindBehind(path: string, files: FileSystem): EntryKind | undefined {
  try {
    return files.kindOf(path);
  } catch (error) {
    if (reasonOf(error) !== undefined) return undefined;
    throw error;
  }
}

function failed(path: string, message: string): LinkTarget {
  return { failed: failedInput(path, 'input-unreadable', message) };
}

/** Both without links. */
function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
