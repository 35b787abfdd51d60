import type { Source } from '../../diagnostics/index.ts';
import { decode } from '../inputs/decode.ts';
import { failedInput, type FailedInput } from '../inputs/failed.ts';
import { largestFile, readFile } from '../inputs/read.ts';
import type { Io } from '../io.ts';
import type { Git } from './git.ts';
import { filesOf, readObjects, workingFiles, type TreeFile } from './tree.ts';

/** The files of a repository in one of its states; paths start at its root. */
export interface Snapshot {
  readonly paths: readonly string[];
  /** The texts of files, in the given order, or why a file has none. */
  read(paths: readonly string[]): Promise<readonly (Source | FailedInput)[]>;
}

/** What was decoded of an object already, by object and path: commits share most of their files. */
export type ReadObjects = Map<string, Source | FailedInput>;

/** The files of a commit. */
export async function commitSnapshot(commit: string, git: Git, known: ReadObjects): Promise<Snapshot> {
  const files = new Map((await filesOf(commit, git)).map((file) => [file.path, file]));
  return {
    paths: [...files.keys()],
    read: async (paths) => {
      const wanted = paths.flatMap((path) => files.get(path) ?? []);
      const news = wanted.filter((file) => !known.has(keyOf(file)) && file.size <= largestFile);
      const contents = await readObjects(
        news.map(({ object }) => object),
        git,
      );
      return paths.map((path) => {
        const file = files.get(path);
        if (file === undefined) return failedInput(path, 'input-not-found', 'There is no file of this name.');
        const content = known.get(keyOf(file)) ?? contentOf(file, contents.get(file.object));
        known.set(keyOf(file), content);
        return content;
      });
    },
  };
}

/** The files of the working tree that git knows or would add; links are none. */
export async function workingSnapshot(root: string, git: Git, io: Io): Promise<Snapshot> {
  const at = (path: string): string => `${root}/${path}`;
  const isFile = (path: string): boolean => io.files.entryKind(at(path)) === 'file';
  return {
    paths: (await workingFiles(root, git)).filter(isFile),
    read: async (paths) =>
      paths.map((path) => {
        const content = readFile(at(path), io);
        return 'kind' in content ? renamed(content, path) : { ...content, path };
      }),
  };
}

function contentOf({ path, size }: TreeFile, bytes: Buffer | undefined): Source | FailedInput {
  if (bytes !== undefined) return decode(path, bytes, largestFile);
  if (size > largestFile) return decode(path, new Uint8Array(largestFile + 1), largestFile);
  return failedInput(path, 'input-unreadable', 'This can not be read: its content is not in this clone.');
}

function keyOf({ object, path }: TreeFile): string {
  return `${object} ${path}`;
}

/** As if the file had been read from the root. */
function renamed({ diagnostic, ...failed }: FailedInput, path: string): FailedInput {
  const { span } = diagnostic;
  return {
    ...failed,
    path,
    diagnostic: { ...diagnostic, span: { ...span, source: { ...span.source, path } } },
  };
}
