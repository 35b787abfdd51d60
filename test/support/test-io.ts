import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FileSystem, Io } from '../../src/cli/io.ts';
import { nodeFiles } from '../../src/cli/node-io.ts';
import { run } from '../../src/cli/program.ts';

/** What a command left behind. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | undefined;
}

/** How the outside world of a command differs from an empty one. */
export interface World {
  readonly folder?: string;
  readonly stdin?: string | Uint8Array;
  readonly isTTY?: boolean;
  /** The width of the terminal. */
  readonly columns?: number;
  readonly env?: Io['env'];
  /** Replaces operations of the file system, for failures that a test can't cause. */
  readonly files?: Partial<FileSystem>;
}

/** Runs `sigma-kql` with these arguments in this process. */
export async function sigmaKql(args: readonly string[], world: World = {}): Promise<Outcome> {
  const { io, outcome } = testIo(world);
  await run(args, io);
  return outcome();
}

/** An `Io` that keeps what is written to it. */
export function testIo(world: World = {}): { readonly io: Io; readonly outcome: () => Outcome } {
  let stdout = '';
  let stderr = '';
  let code: number | undefined;
  const isTTY = world.isTTY ?? false;
  const stdin = world.stdin ?? '';
  const io: Io = {
    stdout: { isTTY, columns: world.columns, write: (text) => void (stdout += text) },
    stderr: { isTTY, columns: world.columns, write: (text) => void (stderr += text) },
    env: world.env ?? {},
    files: { ...nodeFiles(world.folder ?? '/nowhere'), ...world.files },
    readStdin: (limit) => {
      const bytes = typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin;
      return Promise.resolve(bytes.subarray(0, limit));
    },
    exit: (next) => {
      code = next;
    },
    processors: 1,
  };
  return { io, outcome: () => ({ stdout, stderr, code }) };
}

/** A fresh folder with these files (way → content), removed when the test ends. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
