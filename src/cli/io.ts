import type { ExitCode } from './exit-codes.ts';

/** Everything that a command may touch of the outside world; tests supply their own. */
export interface Io {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly files: FileSystem;
  /** All of standard input, or its first bytes if it is longer than `limit`. */
  readStdin(limit: number): Promise<Uint8Array>;
  /** Sets what the process ends with. The last call counts. */
  exit(code: ExitCode): void;
  /** Starts a helper for `convert` with its options; absent where there are no threads. */
  readonly startThread?: (options: unknown) => Promise<Thread>;
  /** Prepares the engine for work of seconds; absent where there is nothing to prepare. */
  readonly expectLongRun?: () => Promise<void>;
  /** How many threads can run at the same time. */
  readonly processors: number;
}

/** A helper that answers one question at a time. */
export interface Thread {
  /** Both ways the message is copied. Fails if the helper dies. */
  ask(question: unknown): Promise<unknown>;
  close(): void;
}

/** A place to write text to. */
export interface OutputStream {
  /** Whether a person watches: decides on colour and progress. */
  readonly isTTY: boolean;
  /** How many characters a line of the terminal holds; undefined for anything else. */
  readonly columns?: number | undefined;
  write(text: string): void;
}

/** What a path or a folder entry is. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/**
 * The file system, seen from the working directory. Every method throws the system's error, which
 * `reasonOf` puts into words.
 */
export interface FileSystem {
  /** What a path is after following links; never `link`. */
  kindOf(path: string): EntryKind;
  /** The entries of a folder, in no particular order. */
  list(folder: string): readonly { readonly name: string; readonly kind: EntryKind }[];
  /** The absolute path without links. */
  realPath(path: string): string;
  /** The bytes of a file, or its first bytes if it is longer than `limit`. */
  read(path: string, limit: number): Uint8Array;
  /** Creates a folder and those above it, if they are missing. */
  createFolder(path: string): void;
  /** What a path itself is, `link` for links; `undefined` if there is nothing. */
  entryKind(path: string): EntryKind | undefined;
  /** Creates a file; fails if something of that name exists. Done when the disk has it, not only the system. */
  createDurably(path: string, text: string): Promise<void>;
  /** Moves a file over another one in one step. */
  rename(from: string, to: string): void;
  /** Removes a file if it exists. */
  remove(path: string): void;
}
