import {
  closeSync,
  fstatSync,
  fsync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { exitCodes } from './exit-codes.ts';
import { reasonOf } from './file-errors.ts';
import type { EntryKind, FileSystem, Io, OutputStream } from './io.ts';

/** The terminal, files and environment of a running process. */
export function nodeIo(process: NodeJS.Process): Io {
  let isLost = false;
  const fail = (error: NodeJS.ErrnoException): void => {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    if (!isLost) process.stderr.write(`error: the output can not be written: ${reason}\n`);
    isLost = true;
    process.exitCode = exitCodes.usage;
  };
  return {
    stdout: outputStream(process.stdout, fail),
    // There is no place left to say it.
    stderr: outputStream(process.stderr, () => undefined),
    env: process.env,
    files: nodeFiles(process.cwd()),
    readStdin: (limit) => readAll(process.stdin, limit),
    exit: (code) => {
      process.exitCode = isLost ? exitCodes.usage : code;
    },
    startThread: async (data) => (await import('./threads.ts')).startThread(data),
    expectLongRun: async () => (await import('./inlining.ts')).inlineLess(),
    processors: availableParallelism(),
  };
}

/** The file system; relative paths start at `folder`. */
export function nodeFiles(folder: string): FileSystem {
  const at = (path: string): string => resolve(folder, path);
  return {
    kindOf: (path) => kindOf(statSync(at(path))),
    list: (path) =>
      readdirSync(at(path), { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        kind: kindOf(entry),
      })),
    realPath: (path) => realpathSync(at(path)),
    read: (path, limit) => readStart(at(path), limit),
    createFolder: (path) => mkdirSync(at(path), { recursive: true }),
    entryKind: (path) => {
      const stats = lstatSync(at(path), { throwIfNoEntry: false });
      return stats && kindOf(stats);
    },
    createDurably: (path, text) => createDurably(at(path), text),
    rename: (from, to) => renameSync(at(from), at(to)),
    remove: (path) => removeIfExists(at(path)),
  };
}

function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** Files that tell their size are read in one go; pipes and device files, which do not, in pieces. */
function readStart(path: string, limit: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    const pieces: Uint8Array[] = [];
    let total = 0;
    while (total < limit) {
      const left = limit - total;
      const buffer = Buffer.allocUnsafe(Math.min(left, total === 0 && size > 0 ? size + 1 : 65_536));
      const count = readSync(file, buffer, 0, buffer.length, null);
      if (count === 0) break;
      pieces.push(buffer.subarray(0, count));
      total += count;
      // One byte more than the file has was asked for and not given.
      if (total === size) break;
    }
    return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
  } finally {
    closeSync(file);
  }
}

/** Only the disk is waited for: handing every other step of thousands of files to a thread takes longer than the step. */
async function createDurably(path: string, text: string): Promise<void> {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, text);
    await syncToDisk(file);
  } finally {
    closeSync(file);
  }
}

const syncToDisk = promisify(fsync);

function removeIfExists(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

async function readAll(stream: NodeJS.ReadStream, limit: number): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let total = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    pieces.push(piece);
    total += piece.length;
    if (total >= limit) break;
  }
  return Buffer.concat(pieces).subarray(0, limit);
}

/**
 * A reader who stops early (`| head`) closes the pipe; that is no failure of this program. What else goes wrong, such
 * as a full disk, is said once by `fail`.
 */
function outputStream(
  stream: NodeJS.WriteStream,
  fail: (error: NodeJS.ErrnoException) => void,
): OutputStream {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') fail(error);
  });
  return {
    isTTY: stream.isTTY,
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
    write: (text) => void stream.write(text),
  };
}
