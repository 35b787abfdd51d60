import { ignoreFile, ignoreTest } from '../inputs/ignore.ts';
import { isRuleFile } from '../inputs/find.ts';
import { isSettingsFile } from '../settings-name.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The rule files of a repository below some folders, or the files that are named themselves; as everywhere else, names
 * that begin with a dot, and what a `.sigma-kql-ignore` file names, are left out of folders. `''` is the root.
 */
export async function rulePaths(snapshot: Snapshot, below: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  const isIgnored = await ignoredIn(snapshot);
  for (const folder of below) {
    for (const path of snapshot.paths) {
      if (path === folder || isBelow(path, folder, isIgnored)) found.add(path);
    }
  }
  return [...found].sort();
}

/** The files of a folder, itself included if it is a file. */
export function filesBelow({ paths }: Snapshot, folder: string): readonly string[] {
  return paths.filter(
    (path) => path === folder || (isRuleFile(path) && !isSettingsFile(path) && isWithin(path, folder)),
  );
}

type Ignored = (path: string, folder: string) => boolean;

function isBelow(path: string, folder: string, isIgnored: Ignored): boolean {
  if (!isRuleFile(path) || isSettingsFile(path) || !isWithin(path, folder)) return false;
  const way = folder === '' ? path : path.slice(folder.length + 1);
  return !way.split('/').some((name) => name.startsWith('.')) && !isIgnored(path, folder);
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Ignore files count from the searched folder on. */
async function ignoredIn(snapshot: Snapshot): Promise<Ignored> {
  const paths = snapshot.paths.filter((path) => path === ignoreFile || path.endsWith(`/${ignoreFile}`));
  const contents = await snapshot.read(paths);
  const tests = contents.flatMap((content) =>
    'kind' in content
      ? []
      : [{ folder: content.path.slice(0, -ignoreFile.length), test: ignoreTest(content.text) }],
  );
  return (path, folder) =>
    tests.some(
      ({ folder: own, test }) =>
        path.startsWith(own) &&
        (folder === '' || own.startsWith(`${folder}/`)) &&
        test(path.slice(own.length)),
    );
}
