import { join } from 'node:path';
import type { FileSystem } from '../io.ts';
import { explained, WriteError } from './write.ts';
import { hashOf } from './manifest.ts';

/** What is in the place of an output: nothing, or a plain file with this hash. */
export type Occupant = { readonly kind: 'nothing' } | { readonly kind: 'file'; readonly sha256: string };

/** No output comes near this size (64 MiB). */
const largestOutput = 64 * 1024 * 1024;

/**
 * The output folder, of which only plain files in plain folders are ever touched: a link below it could
 * lead anywhere, or make two outputs one. The folder itself may be a link, because the user typed it.
 */
export class OutputFolder {
  readonly path: string;
  readonly #files: FileSystem;
  readonly #plainFolders = new Set<string>();
  /** The slots whose drafts this run has made, and left none of. */
  readonly #ownSlots = new Set<number>();

  constructor(path: string, files: FileSystem) {
    this.path = path;
    this.#files = files;
  }

  /** What is at `name`. Throws `WriteError` if it is no plain file, or does not lie in plain folders. */
  occupant(name: string): Occupant {
    const path = this.pathOf(name);
    return explained(path, () => {
      if (!this.#isInPlainFolders(name)) return { kind: 'nothing' };
      const kind = this.#files.entryKind(path);
      if (kind === undefined) return { kind: 'nothing' };
      if (kind !== 'file') throw new WriteError(`${path} can not be written: ${inTheWay[kind]}`);
      return { kind: 'file', sha256: hashOf(this.#files.read(path, largestOutput)) };
    });
  }

  /** Whether there is a plain file at `name`. Only looks: what lies behind links does not count. */
  holdsFile(name: string): boolean {
    return explained(this.pathOf(name), () => {
      const folders = foldersOf(name).map((folder) => this.#files.entryKind(this.pathOf(folder)));
      return (
        folders.every((kind) => kind === 'folder') && this.#files.entryKind(this.pathOf(name)) === 'file'
      );
    });
  }

  /** The text of a plain file, if there is one. Throws `WriteError` as `occupant` does. */
  readText(name: string): string | undefined {
    if (this.occupant(name).kind === 'nothing') return undefined;
    const path = this.pathOf(name);
    return explained(path, () => new TextDecoder().decode(this.#files.read(path, largestOutput)));
  }

  /** Creates the folders above `name`. Throws `WriteError`. */
  prepare(name: string): void {
    explained(this.pathOf(name), () => {
      if (!this.#isInPlainFolders(name)) {
        for (const folder of foldersOf(name)) {
          this.#files.createFolder(this.pathOf(folder));
          this.#plainFolders.add(folder);
        }
      }
    });
  }

  /** Writes a whole file or nothing, over `drafts/<slot>`, of which a killed process can leave the start. */
  async write(name: string, text: string, slot: number): Promise<void> {
    const draft = this.pathOf(`${draftFolder}/${slot}`);
    await explained(this.pathOf(name), async () => {
      if (!this.#ownSlots.has(slot)) this.#files.remove(draft);
      this.#ownSlots.add(slot);
      try {
        await this.#files.createDurably(draft, text);
        this.#files.rename(draft, this.pathOf(name));
      } catch (error) {
        this.#files.remove(draft);
        throw error;
      }
    });
  }

  /** Removes a file. Throws `WriteError`. */
  remove(name: string): void {
    explained(this.pathOf(name), () => this.#files.remove(this.pathOf(name)));
  }

  /** Whether an entry is spelled exactly like this, also on file systems that ignore letter case. */
  hasSpelling(name: string): boolean {
    const at = name.lastIndexOf('/');
    const entries = this.#files.list(at === -1 ? this.path : this.pathOf(name.slice(0, at)));
    return entries.some((entry) => entry.name === name.slice(at + 1));
  }

  /** The path of an output, for the user and for the file system. */
  pathOf(name: string): string {
    return join(this.path, name);
  }

  /** False if a folder above `name` is missing. */
  #isInPlainFolders(name: string): boolean {
    for (const folder of foldersOf(name)) {
      if (this.#plainFolders.has(folder)) continue;
      const path = this.pathOf(folder);
      const kind = this.#files.entryKind(path);
      if (kind === undefined) return false;
      if (kind === 'link') throw new WriteError(`${path} is a link; nothing is written through links`);
      if (kind !== 'folder') throw new WriteError(`${path} is in the way of a folder`);
      this.#plainFolders.add(folder);
    }
    return true;
  }
}

/** Where unfinished files lie: beside the manifest, where nobody takes them for outputs. */
export const draftFolder = '.sigma-kql/drafts';

const inTheWay = {
  link: 'a link of that name is in the way',
  folder: 'a folder of that name is in the way',
  other: 'something of that name is in the way',
} as const;

/** `a/b/c.kql` → `a`, `a/b`: checked one by one, so that nothing is looked up behind a link. */
function foldersOf(name: string): readonly string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
