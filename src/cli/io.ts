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
}

/** A place to write text to. */
export interface OutputStream {
  /** Whether a person watches: decides on colour and progress. */
  readonly isTTY: boolean;
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
  /** Creates a file; fails if something of that name exists. */
  create(path: string, text: string): void;
  /** Moves a file over another one in one step. */
  rename(from: string, to: string): void;
  /** Removes a file if it exists. */
  remove(path: string): void;
}
