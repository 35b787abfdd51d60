import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InternalError } from '../diagnostics/index.ts';
import type { Io } from './io.ts';
import { errorCode } from './file-errors.ts';

/** The version in the package's own `package.json`, which lies above this module in `src` and in `dist`. */
export function version({ files }: Pick<Io, 'files'>): string {
  return (JSON.parse(findPackage(files).text) as { readonly version: string }).version;
}

/** The folder of the running package. */
export function packageFolder(files: Io['files']): string {
  return findPackage(files).folder;
}

function findPackage(files: Io['files']): { readonly folder: string; readonly text: string } {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (folder !== dirname(folder)) {
    const text = readIfExists(files, join(folder, 'package.json'));
    if (text !== undefined) return { folder, text };
    folder = dirname(folder);
  }
  throw new InternalError('the package has lost its package.json');
}

function readIfExists(files: Io['files'], path: string): string | undefined {
  try {
    return new TextDecoder().decode(files.read(path, 1_000_000));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
