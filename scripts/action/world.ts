import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the steps of the action use of the outside world. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes to the log of the step. */
  readonly out: (text: string) => void;
}

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the sigma-kql of this checkout of the action in the working directory. */
export function sigmaKql(args: readonly string[], { env }: World): Ended {
  const root = required(env, 'GITHUB_ACTION_PATH');
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly bin: Readonly<Record<string, string>>;
  };
  return run(process.execPath, [join(root, bin['sigma-kql'] ?? ''), ...args]);
}

/** Runs a program without a shell. */
export function run(program: string, args: readonly string[]): Ended {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
  });
  if (error !== undefined) return { code: -1, stdout: '', stderr: error.message };
  return { code: status ?? -1, stdout, stderr };
}

/** A variable that the runner or `action.yml` always sets. */
export function required(env: World['env'], name: string): string {
  const value = env[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is not set: this runs within the action only`);
  return value;
}
