import type { Input, InputFile } from './input.ts';
import { ignoreTest, type IgnoreTest } from './ignore.ts';

/**
 * A test for files that `--exclude` leaves out. A pattern is a line of a `.gitignore` in the folder that was typed;
 * one that begins with the path of that folder, as it is displayed, is taken from there on.
 */
export function excludeTest(
  patterns: readonly string[],
): (file: Pick<InputFile, 'path' | 'relativePath'>) => boolean {
  const tests = new Map<string, IgnoreTest>();
  return ({ path, relativePath }) => {
    const folder = plain(path.slice(0, path.length - relativePath.length));
    const test = tests.get(folder) ?? ignoreTest(patterns.flatMap((pattern) => readIn(folder, pattern)));
    tests.set(folder, test);
    return test(relativePath);
  };
}

/** The patterns that leave no file out; those that take files back in are not among them. */
export function idlePatterns(patterns: readonly string[], inputs: readonly Input[]): readonly string[] {
  return patterns.filter((pattern) => {
    if (pattern.startsWith('!')) return false;
    const test = excludeTest([pattern]);
    return !inputs.some((input) => input.kind === 'file' && test(input));
  });
}

/** A pattern as lines for a folder, which ends with a slash unless it is the working directory. */
function readIn(folder: string, pattern: string): readonly string[] {
  const [, sign = '', body = ''] = /^(!?)([^]*)$/.exec(pattern) ?? [];
  const way = plain(body);
  if (folder === '') return way === body ? [pattern] : [pattern, `${sign}/${way}`];
  if (way.startsWith(folder) && way !== folder) return [pattern, `${sign}/${way.slice(folder.length)}`];
  // A single name is one within the folder.
  const isFolder = way.includes('/') && `${way}/`.startsWith(folder);
  return isFolder ? [pattern, `${sign}*`] : [pattern];
}

/** `./rules` is `rules`. */
function plain(path: string): string {
  return path.replace(/^(?:\.\/+)+/, '');
}
