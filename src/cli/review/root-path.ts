import { isAbsolute, posix, relative, sep } from 'node:path';
import { RepositoryProblem } from './git.ts';
import type { Repository } from './repository.ts';

/**
 * A path as the user typed it, from the root of the repository; `''` is the root itself. Undefined if it leads out of
 * the repository.
 */
export function rootPath(
  typed: string,
  { root, prefix }: Pick<Repository, 'root' | 'prefix'>,
): string | undefined {
  const slashed = typed.replaceAll(sep, '/');
  const way = isAbsolute(typed)
    ? root === undefined
      ? undefined
      : relative(root, typed).replaceAll(sep, '/')
    : posix.normalize(prefix + slashed);
  if (way === undefined || way === '..' || way.startsWith('../') || isAbsolute(way)) return undefined;
  return way === '.' || way === './' ? '' : way.replace(/\/+$/, '');
}

/** The same for paths that must be in the repository. */
export function requiredRootPath(typed: string, repository: Repository): string {
  const path = typed === '' ? undefined : rootPath(typed, repository);
  if (path !== undefined) return path;
  throw new RepositoryProblem(`The path ${JSON.stringify(typed)} is not in this repository.`);
}
