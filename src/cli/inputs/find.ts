import { sep } from 'node:path';
import type { EntryKind, FileSystem } from '../io.ts';
import { reasonOf } from '../file-errors.ts';
import { failedInput, type FailedInput } from './failed.ts';
import { followLink, kindBehind } from './links.ts';
import { locationOf } from './location.ts';
import { isSettingsFile } from '../settings-name.ts';
import { excludeTest } from './exclude.ts';
import { ignoreFile, readIgnoreFile, type IgnoreTest } from './ignore.ts';
import type { Input } from './input.ts';

/** What the typed paths stand for. */
export interface FoundInputs {
  readonly inputs: readonly Input[];
  /** Settings files in the folders, which are no rules. */
  readonly settings: readonly string[];
}

/** The inputs of {@link findAll}. */
export function findInputs(
  paths: readonly string[],
  files: FileSystem,
  exclude: readonly string[] = [],
): readonly Input[] {
  return findAll(paths, files, exclude).inputs;
}

/**
 * Everything that the typed paths stand for, in the order in which they were typed. Folders are
 * searched for `*.yml` and `*.yaml` at any depth, in the order of their names; names that begin with
 * a dot are left out, and so are settings files and what a `.sigma-kql-ignore` file names. A file or folder that is
 * reached twice counts once; links come after everything else, so that they never take the place of what they lead to.
 * A link that leads out of its folder fails: whoever wrote it may not be who runs the tool, and an excerpt of what it
 * leads to would be shown. Files that match a pattern of `exclude` are marked.
 */
export function findAll(
  paths: readonly string[],
  files: FileSystem,
  exclude: readonly string[] = [],
): FoundInputs {
  const finder = new Finder(files, exclude);
  for (const path of paths) finder.add(path);
  return finder;
}

class Finder implements FoundInputs {
  readonly inputs: Input[] = [];
  readonly settings: string[] = [];
  /** The absolute path of what is being searched. */
  #location = '';
  readonly #seen = new Set<string>();
  readonly #files: FileSystem;
  readonly #isExcluded: ReturnType<typeof excludeTest>;
  /** One for each ignore file above the folder that is being searched. */
  #ignores: readonly IgnoreTest[] = [];
  /** What is left to do for links. */
  readonly #links: (() => void)[] = [];

  constructor(files: FileSystem, exclude: readonly string[]) {
    this.#files = files;
    this.#isExcluded = excludeTest(exclude);
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
      this.#location = locationOf(typed, this.#files);
      if (this.#files.kindOf(typed) === 'folder') this.#addFolder(path);
      else if (this.#isNew(this.#files.realPath(typed)))
        this.#push(path, path.slice(path.lastIndexOf('/') + 1), this.#location);
    });
  }

  #addFolder(path: string): void {
    const before = this.inputs.length;
    const root = this.#files.realPath(path);
    const isFirstVisit = this.#walk(path, '', root, root);
    for (let follow = this.#links.shift(); follow !== undefined; follow = this.#links.shift()) follow();
    if (isFirstVisit && this.inputs.length === before) {
      this.inputs.push(failedInput(path, 'input-no-rules', 'This folder holds no `.yml` or `.yaml` file.'));
    }
  }

  /** False if the folder was visited before. `real` and `root` are absolute paths without links. */
  #walk(path: string, below: string, real: string, root: string): boolean {
    if (!this.#isNew(real)) return false;
    const entries = this.#files.list(path).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const outer = this.#ignores;
    if (entries.some(({ name }) => name === ignoreFile)) {
      this.#guarded(`${path}/${ignoreFile}`, () => this.#addIgnoreFile(path, below));
    }
    for (const { name, kind } of entries) {
      if (name.startsWith('.')) continue;
      const next = path.endsWith('/') ? path + name : `${path}/${name}`;
      if (kind === 'link') this.#defer(next, below + name, root);
      else this.#guarded(next, () => this.#visit(next, below + name, kind, `${real}/${name}`, root));
    }
    this.#ignores = outer;
    return true;
  }

  #defer(path: string, below: string, root: string): void {
    const ignores = this.#ignores;
    this.#links.push(() => {
      const outer = this.#ignores;
      this.#ignores = ignores;
      this.#guarded(path, () => this.#follow(path, below, root));
      this.#ignores = outer;
    });
  }

  #addIgnoreFile(path: string, below: string): void {
    const test = readIgnoreFile(path, this.#files);
    if (test === undefined) return;
    if (typeof test === 'object') this.inputs.push(test);
    else this.#ignores = [...this.#ignores, (way) => test(way.slice(below.length))];
  }

  #isIgnored(way: string): boolean {
    return this.#ignores.some((test) => test(way));
  }

  #follow(path: string, below: string, root: string): void {
    const kind = kindBehind(path, this.#files);
    if (kind !== 'folder' && !isRuleFile(path)) return;
    if (this.#isIgnored(kind === 'folder' ? `${below}/` : below)) return;
    const target = followLink(path, root, this.#files);
    if ('failed' in target) this.inputs.push(target.failed);
    else this.#visit(path, below, target.kind, target.real, root);
  }

  #visit(path: string, below: string, kind: EntryKind, real: string, root: string): void {
    if (this.#isIgnored(kind === 'folder' ? `${below}/` : below)) return;
    if (kind === 'folder') this.#walk(path, `${below}/`, real, root);
    else if (isSettingsFile(path)) this.settings.push(path);
    else if (kind === 'file' && isRuleFile(path) && this.#isNew(real))
      this.#push(path, below, `${this.#location}/${below}`);
  }

  #push(path: string, relativePath: string, location: string): void {
    const input = { kind: 'file', path, relativePath, location } as const;
    this.inputs.push(this.#isExcluded(input) ? { ...input, isExcluded: true } : input);
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
  // What the system names in bytes that are no UTF-8 reaches us with a replacement, under which there is nothing.
  if (reason === 'it does not exist' && path.includes('\ufffd')) {
    const message = 'The name of this file is not UTF-8, so it can not be opened.';
    return failedInput(path, 'input-unreadable', message);
  }
  return reason === 'it does not exist'
    ? failedInput(path, 'input-not-found', 'There is no file or folder of this name.')
    : failedInput(path, 'input-unreadable', `This can not be read: ${reason}.`);
}

function displayed(typed: string): string {
  const path = typed.replaceAll(sep, '/');
  return path.replace(/(?<=[^/])\/+$/, '');
}

/** Whether a file is named like one that holds rules. */
export function isRuleFile(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}
