import { basename, dirname, isAbsolute, join, sep } from 'node:path';
import type { FileSystem } from '../io.ts';

/**
 * The absolute path of something that was typed, with `/`. However the working directory is reached, its path is the
 * one without links; links below it stay, because settings name what the user sees. Throws the error of the file
 * system.
 */
export function locationOf(typed: string, files: FileSystem): string {
  const path = isAbsolute(typed)
    ? join(files.realPath(dirname(typed)), basename(typed))
    : join(files.realPath('.'), typed);
  return path.replaceAll(sep, '/').replace(/(?<=.)\/+$/, '');
}
