import { sep } from 'node:path';
import type { EntryKind, FileSystem } from '../io.ts';
import { reasonOf } from '../file-errors.ts';
import { failedInput, type FailedInput } from './failed.ts';

/** A file that is to be read as rules. */
export interface InputFile {
  readonly kind: 'file';
  /** As the user typed it, plus the way below a typed folder; always with `/`. */
  readonly path: string;
  /** The way below the folder that the user typed; the plain name of a file that the user typed. */
  readonly relativePath: string;
}

/** Standard input, typed as `-`. */
export interface StandardInput {
  readonly kind: 'stdin';
  readonly path: string;
  readonly relativePath: string;
}

/** Something to convert, or the reason why there is nothing. */
export type Input = InputFile | StandardInput | FailedInput;

/**
 * Everything that the typed paths stand for, in the order in which they were typed. Folders are
 * searched for `*.yml` and `*.yaml` at any depth, in the order of their names; names that begin with
 * a dot are left out. A file or folder that is reached twice, be it through a link, counts once.
 */
export function findInputs(paths: readonly string[], files: FileSystem): readonly Input[] {
  const finder = new Finder(files);
  for (const path of paths) finder.add(path);
  return finder.inputs;
}

class Finder {
  readonly inputs: Input[] = [];
  readonly #seen = new Set<string>();
  readonly #files: FileSystem;

  constructor(files: FileSystem) {
    this.#files = files;
  }

  add(typed: string): void {
    if (typed === '-') {
      if (this.#isNew('-')) this.inputs.push({ kind: 'stdin', path: '<stdin>', relativePath: 'stdin' });
      return;
    }
    const path = displayed(typed);
    if (path === '') {
      this.inputs.push(failedInput(path, 'input-not-found', 'The path is empty.'));
      return;
    }
    this.#guarded(path, () => {
      if (this.#files.kindOf(typed) === 'folder') this.#addFolder(path);
      else if (this.#isNew(this.#files.realPath(typed)))
        this.#push(path, path.slice(path.lastIndexOf('/') + 1));
    });
  }

  #addFolder(path: string): void {
    const before = this.inputs.length;
    const isFirstVisit = this.#walk(path, '', this.#files.realPath(path));
    if (isFirstVisit && this.inputs.length === before) {
      this.inputs.push(failedInput(path, 'input-no-rules', 'This folder holds no `.yml` or `.yaml` file.'));
    }
  }

  /** False if the folder was visited before. `real` is the absolute path without links. */
  #walk(path: string, below: string, real: string): boolean {
    if (!this.#isNew(real)) return false;
    const entries = this.#files.list(path).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, kind } of entries) {
      if (name.startsWith('.')) continue;
      const next = path.endsWith('/') ? path + name : `${path}/${name}`;
      this.#guarded(next, () => this.#visit(next, below + name, kind, `${real}/${name}`));
    }
    return true;
  }

  #visit(path: string, below: string, entryKind: EntryKind, realEntry: string): void {
    const isLink = entryKind === 'link';
    if (isLink && !isRuleFile(path) && !this.#isFolder(path)) return;
    const kind = isLink ? this.#files.kindOf(path) : entryKind;
    const real = isLink ? this.#files.realPath(path) : realEntry;
    if (kind === 'folder') this.#walk(path, `${below}/`, real);
    else if (kind === 'file' && isRuleFile(path) && this.#isNew(real)) this.#push(path, below);
  }

  /** Links that lead nowhere are of no interest unless they are named like a rule. */
  #isFolder(path: string): boolean {
    try {
      return this.#files.kindOf(path) === 'folder';
    } catch (error) {
      if (reasonOf(error) !== undefined) return false;
      throw error;
    }
  }

  #push(path: string, relativePath: string): void {
    this.inputs.push({ kind: 'file', path, relativePath });
  }

  #isNew(real: string): boolean {
    const isNew = !this.#seen.has(real);
    this.#seen.add(real);
    return isNew;
  }

  #guarded(path: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.inputs.push(unreadable(path, error));
    }
  }
}

/** The failed input for an error of the file system; other errors are thrown again. */
export function unreadable(path: string, error: unknown): FailedInput {
  const reason = reasonOf(error);
  if (reason === undefined) throw error;
  return reason === 'it does not exist'
    ? failedInput(path, 'input-not-found', 'There is no file or folder of this name.')
    : failedInput(path, 'input-unreadable', `This can not be read: ${reason}.`);
}

function displayed(typed: string): string {
  const path = typed.replaceAll(sep, '/');
  return path.replace(/(?<=[^/])\/+$/, '');
}

function isRuleFile(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}
