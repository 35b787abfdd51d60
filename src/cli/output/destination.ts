import { extname } from 'node:path';
import { reasonOf } from '../file-errors.ts';
import type { FileSystem } from '../io.ts';

/** Where results go. */
export type Destination =
  | { readonly kind: 'stdout' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string };

/**
 * What `--output` means: an existing file or folder is what it is; otherwise a trailing slash or a
 * missing extension makes a folder. What can't be looked at fails when it is written.
 */
export function destinationOf(path: string | undefined, files: FileSystem): Destination {
  if (path === undefined) return { kind: 'stdout' };
  const existing = kindIfExists(path, files);
  const isFolder =
    existing === undefined ? /[\\/]$/.test(path) || extname(path) === '' : existing === 'folder';
  return { kind: isFolder ? 'folder' : 'file', path };
}

function kindIfExists(path: string, files: FileSystem): string | undefined {
  try {
    return files.kindOf(path);
  } catch (error) {
    if (reasonOf(error) !== undefined) return undefined;
    throw error;
  }
}
