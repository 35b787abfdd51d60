import { dirname, join } from 'node:path';
import { reasonOf } from './file-errors.ts';
import type { FileSystem } from './io.ts';
import { packageFolder } from './version.ts';

/**
 * The way from a file that is to be written to a JSON Schema of this package: over a `node_modules` folder beside the
 * file or above it, or within a clone of the repository. Undefined elsewhere, because a path to where the package
 * happens to be installed means nothing on other machines.
 */
export function schemaPath(file: string, schema: string, files: FileSystem): string | undefined {
  const folder = dirname(file);
  const start = realPath(folder, files);
  if (start === undefined) return undefined;
  const own = packageFolder(files);
  let up = '';
  for (let at = start; ; at = dirname(at)) {
    const installed = `node_modules/sigma-kql/${schema}`;
    if (realPath(join(folder, up, installed), files) !== undefined) return up + installed;
    if (at === own) return up + schema;
    if (at === dirname(at)) return undefined;
    up += '../';
  }
}

function realPath(path: string, files: FileSystem): string | undefined {
  try {
    return files.realPath(path);
  } catch (error) {
    if (reasonOf(error) === undefined) throw error;
    return undefined;
  }
}
