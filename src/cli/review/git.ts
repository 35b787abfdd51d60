import { spawn } from 'node:child_process';
import type { Io } from '../io.ts';

/** Something that a user can mend keeps the repository from being read; `message` says what, in one line. */
export class RepositoryProblem extends Error {
  override readonly name = 'RepositoryProblem';
}

/** What a run of git left behind. */
export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs git with these arguments, never through a shell. Rejects with {@link RepositoryProblem} if there is no git. */
export type Git = (args: readonly string[], input?: string) => Promise<GitResult>;

/**
 * Git in a folder. Only reading commands are meant to be run with it. Nothing that a repository configures is started:
 * no hooks, no monitor, no pager, no filters, no diff programs; nothing is fetched and nobody is asked.
 */
export function gitIn(folder: string, { env }: Pick<Io, 'env'>): Git {
  return (args, input) =>
    new Promise((resolve, reject) => {
      const child = spawn('git', [...settings, ...args], {
        cwd: folder,
        env: { ...env, ...environment },
        stdio: ['pipe', 'pipe', 'pipe'],
        shell: false,
        windowsHide: true,
      });
      const output: Buffer[] = [];
      const errors: Buffer[] = [];
      let size = 0;
      child.on('error', (error: NodeJS.ErrnoException) => reject(startProblem(error)));
      child.stdout.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > mostBytes) {
          child.kill();
          reject(new RepositoryProblem('The rules of the repository are too large to be read at once.'));
          return;
        }
        output.push(piece);
      });
      child.stderr.on('data', (piece: Buffer) => {
        if (errors.length < 100) errors.push(piece);
      });
      // Git may stop reading early, which its exit code says better than a broken pipe.
      child.stdin.on('error', () => {});
      child.stdin.end(input ?? '');
      child.on('close', (code) =>
        resolve({
          code: code ?? 1,
          stdout: Buffer.concat(output),
          stderr: Buffer.concat(errors).toString('utf8'),
        }),
      );
    });
}

/** Enough for a hundred times the public collection of rules (1 GiB). */
const mostBytes = 1024 * 1024 * 1024;

const settings: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
];

const environment = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
} as const;

function startProblem(error: NodeJS.ErrnoException): Error {
  return error.code === 'ENOENT'
    ? new RepositoryProblem('The program `git` is not installed, or the folder does not exist.')
    : error;
}
