import { readFileSync } from 'node:fs';
import type { Inputs } from './inputs.ts';
import { run, type World } from './world.ts';

/**
 * What the change is compared with: what the workflow says, or else the branch that a pull request wants to change,
 * or else what a push replaced. Undefined if there is nothing to compare with, such as for a new branch.
 */
export function baseRevision({ base }: Pick<Inputs, 'base'>, { env }: World): string | undefined {
  if (base !== '') return base;
  const event = readEvent(env['GITHUB_EVENT_PATH']);
  // What is checked out for a pull request is its merge: the first parent is the branch as it is now.
  if (event.pull_request !== undefined && commitOf('HEAD^2') !== undefined) return commitOf('HEAD^1');
  const candidate = event.pull_request?.base?.sha ?? event.before;
  return candidate !== undefined && /^[0-9a-f]{40,64}$/.test(candidate) ? commitOf(candidate) : undefined;
}

/** The number of the pull request that the workflow runs for. */
export function pullRequestNumber({ env }: World): number | undefined {
  const number = readEvent(env['GITHUB_EVENT_PATH']).pull_request?.number;
  return Number.isSafeInteger(number) ? number : undefined;
}

/** The parts of GitHub's events that matter here. */
interface Event {
  readonly pull_request?: { readonly number?: number; readonly base?: { readonly sha?: string } };
  readonly before?: string;
}

function readEvent(path: string | undefined): Event {
  if (path === undefined) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Event;
  } catch {
    return {};
  }
}

function commitOf(revision: string): string | undefined {
  const { code, stdout } = run('git', [
    'rev-parse',
    '--quiet',
    '--verify',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  return code === 0 ? stdout.trim() : undefined;
}
