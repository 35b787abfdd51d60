import type { Io } from '../io.ts';
import { gitIn, RepositoryProblem, type Git } from './git.ts';

/** A repository, and where in it the command was started. */
export interface Repository {
  readonly git: Git;
  /** The folder of the working tree; absent in a bare repository. */
  readonly root?: string;
  /** The way from the root to the working directory, ending in `/` unless it is empty. */
  readonly prefix: string;
  readonly isShallow: boolean;
}

/** A commit that was found by a name. */
export interface Revision {
  /** As the user or the default named it. */
  readonly name: string;
  /** Of the commit, in hexadecimal. */
  readonly id: string;
}

/** Opens the repository around the working directory. Throws {@link RepositoryProblem} if there is none. */
export async function openRepository(io: Io): Promise<Repository> {
  const git = gitIn(io.files.realPath('.'), io);
  const found = await git(['rev-parse', '--is-bare-repository', '--is-shallow-repository']);
  if (found.code !== 0) throw new RepositoryProblem(openProblem(found.stderr));
  const [isBare, isShallow] = found.stdout.toString('utf8').trim().split('\n');
  const shared = { git, isShallow: isShallow === 'true' };
  if (isBare === 'true') return { ...shared, prefix: '' };
  const root = await git(['rev-parse', '--show-toplevel']);
  const prefix = await git(['rev-parse', '--show-prefix']);
  // Inside of `.git` there is a repository, but no working tree.
  if (root.code !== 0 || prefix.code !== 0) return { ...shared, prefix: '' };
  return { ...shared, root: lineOf(root.stdout), prefix: lineOf(prefix.stdout) };
}

/** The commit of a name. Throws {@link RepositoryProblem} if there is none. */
export async function findRevision(name: string, { git, isShallow }: Repository): Promise<Revision> {
  const id = await revisionId(name, git);
  if (id !== undefined) return { name, id };
  const shallow = isShallow ? ` ${shallowAdvice}` : '';
  throw new RepositoryProblem(`There is no revision ${JSON.stringify(name)} in this repository.${shallow}`);
}

/** The branch that others branch from: the default branch of `origin`, or else `main` or `master`. */
export async function defaultBase(repository: Repository): Promise<Revision> {
  const { git } = repository;
  const candidates = ['refs/remotes/origin/HEAD', ...branches.map((name) => `refs/remotes/origin/${name}`)];
  for (const name of [...candidates, ...branches.map((branch) => `refs/heads/${branch}`)]) {
    const id = await revisionId(name, git);
    if (id !== undefined) return { name: await shortName(name, git), id };
  }
  throw new RepositoryProblem(
    'There is no branch `main` or `master` to compare with: name what to compare with, with `--base`.',
  );
}

/**
 * The commit where two revisions parted, which is what pull requests compare with. Throws {@link RepositoryProblem} if
 * they have none in common, or none that is here.
 */
export async function mergeBase(
  base: Revision,
  head: Revision,
  { git, isShallow }: Repository,
): Promise<string> {
  const { code, stdout } = await git(['merge-base', base.id, head.id]);
  if (code === 0) return lineOf(stdout);
  const names = `${JSON.stringify(base.name)} and ${JSON.stringify(head.name)}`;
  throw new RepositoryProblem(
    isShallow
      ? `The commit where ${names} parted is not in this shallow clone. ${shallowAdvice}`
      : `${names} have no commit in common. Compare them directly with \`--no-merge-base\`.`,
  );
}

const branches = ['main', 'master'] as const;

const shallowAdvice =
  'This is a shallow clone: fetch the history first (`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout), or fetch the base and compare with it directly (`--no-merge-base`).';

/** What follows `--end-of-options` is a revision, whatever it looks like. */
async function revisionId(name: string, git: Git): Promise<string | undefined> {
  if (name === '' || /[\0-\x1f\x7f]/.test(name)) return undefined;
  const { code, stdout } = await git([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  const id = lineOf(stdout);
  return code === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
}

/** `refs/remotes/origin/HEAD` → `origin/main`. */
async function shortName(reference: string, git: Git): Promise<string> {
  const { code, stdout } = await git(['symbolic-ref', '--quiet', reference]);
  const full = code === 0 ? lineOf(stdout) : reference;
  return full.replace(/^refs\/(?:heads|remotes)\//, '');
}

function openProblem(stderr: string): string {
  if (stderr.includes('dubious ownership')) {
    return 'Git does not trust this repository, because another user owns it. If you do, run `git config --global --add safe.directory` with its path.';
  }
  if (stderr.includes('not a git repository')) return 'This folder is in no git repository.';
  return `Git can not open this repository: ${stderr.trim().split('\n')[0] ?? ''}`;
}

/** Without the line break that git adds; a path may hold others. */
function lineOf(output: Buffer): string {
  return output.toString('utf8').replace(/\r?\n$/, '');
}
