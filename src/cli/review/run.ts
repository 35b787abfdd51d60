import type { ReviewCommandOptions } from './options.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { printable } from '../../diagnostics/index.ts';
import { RepositoryProblem } from './git.ts';
import { deliver } from './deliver.ts';
import { readSets, type NamedSnapshot, type RepositorySets } from './repository-sets.ts';
import {
  defaultBase,
  findRevision,
  mergeBase,
  openRepository,
  type Repository,
  type Revision,
} from './repository.ts';
import { commitSnapshot, workingSnapshot, type ReadObjects } from './snapshot.ts';

/** Reviews what changed in a repository; returns the exit code. */
export async function reviewRepository(
  paths: readonly string[],
  options: ReviewCommandOptions,
  io: Io,
): Promise<ExitCode> {
  let sets: RepositorySets;
  try {
    const repository = await openRepository(io);
    sets = await readSets(await openSides(options, repository, io), paths, options, repository, io);
  } catch (error) {
    if (!(error instanceof RepositoryProblem)) throw error;
    io.stderr.write(`error: ${printable(error.message)}\n`);
    return exitCodes.usage;
  }
  if (sets.leftOut > 0) {
    const files = sets.leftOut === 1 ? '1 YAML file that holds' : `${sets.leftOut} YAML files that hold`;
    io.stderr.write(`note: left out ${files} no rule\n`);
  }
  return deliver(sets.before, sets.after, options, io);
}

/** The word that names the working tree rather than a revision. */
export const workingTree = 'worktree';

async function openSides(
  { base: wanted, head: wantedHead, mergeBase: usesMergeBase }: ReviewCommandOptions,
  repository: Repository,
  io: Io,
): Promise<readonly [NamedSnapshot, NamedSnapshot]> {
  const { git, root } = repository;
  const headName = wantedHead ?? (root === undefined ? 'HEAD' : workingTree);
  if (headName === workingTree && root === undefined) {
    throw new RepositoryProblem('This repository has no working tree: name a revision with `--head`.');
  }
  const isTree = headName === workingTree;
  const head = await findRevision(isTree ? 'HEAD' : headName, repository);
  const base = wanted === undefined ? await defaultBase(repository) : await findRevision(wanted, repository);
  const start = usesMergeBase ? await mergeBase(base, head, repository) : base.id;
  const known: ReadObjects = new Map();
  const before = { name: baseName(base, start, headName), snapshot: await commitSnapshot(start, git, known) };
  if (isTree && root !== undefined) {
    const snapshot = await workingSnapshot(root, git, io);
    return [before, { name: 'the working tree', snapshot, hasOwnLineEndings: true }];
  }
  return [before, { name: revisionName(head), snapshot: await commitSnapshot(head.id, git, known) }];
}

/** Says so where pull requests would not compare with the tip of the branch. */
function baseName(base: Revision, start: string, head: string): string {
  if (start === base.id) return revisionName(base);
  return `${short(start)}, where ${head === workingTree ? 'HEAD' : head} left ${base.name}`;
}

function revisionName({ name, id }: Revision): string {
  return id.startsWith(name) ? short(id) : `${name} (${short(id)})`;
}

function short(id: string): string {
  return id.slice(0, 10);
}
