import { join } from 'node:path';
import { Diagnostics, quote, type Diagnostic, type Source } from '../../diagnostics/index.ts';
import type * as library from '../../index.ts';
import type { EventSet, LogEvent } from '../../index.ts';
import type { TestOptions } from './options.ts';
import { decode } from '../inputs/decode.ts';
import type { FailedInput } from '../inputs/failed.ts';
import { unreadable } from '../inputs/find.ts';
import { followLink, kindBehind } from '../inputs/links.ts';
import { readFile } from '../inputs/read.ts';
import type { EntryKind, Io } from '../io.ts';

/** The events of the options, and what could not be read of them. */
export interface EventSets {
  readonly sets: readonly EventSet[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What reads events; loaded when there are some. */
type Library = Pick<typeof library, 'exportNames' | 'readEvents' | 'readRegressionCase'>;

/** Exports of events are larger than rules (256 MiB). */
const largestEventFile = 256 * 1024 * 1024;

/**
 * Reads the files of `--events` and `--benign`; in folders, every `info.yml` and every other file of events. Links are
 * followed as for rules: after everything else, never to what was read already, and never out of the folder.
 */
export async function readEventSets(
  options: Pick<TestOptions, 'events' | 'benign'>,
  io: Io,
): Promise<EventSets> {
  const reader = new EventSetReader(await import('../../index.ts'), io);
  const sets = [
    ...options.events.flatMap((path) => reader.read(path, 'samples')),
    ...options.benign.flatMap((path) => reader.read(path, 'benign')),
  ];
  return { sets, diagnostics: reader.diagnostics };
}

/** A folder that is read: as it is shown, and without links; and the folder without links that links must not leave. */
interface Folder {
  readonly path: string;
  readonly real: string;
  readonly root: string;
}

/** What an `info.yml` describes. */
interface CaseSets {
  readonly sets: readonly EventSet[];
  /** The names of the files, beside it. */
  readonly files: readonly string[];
}

/** Reads sets of events and keeps what is to be said about their files. */
class EventSetReader {
  readonly #library: Library;
  readonly #io: Io;
  readonly #diagnostics = new Diagnostics();
  /** The absolute paths of what was read of the folder that is being searched. */
  #seen = new Set<string>();
  /** What is left to do for its links. */
  readonly #links: (() => readonly EventSet[])[] = [];

  constructor(library: Library, io: Io) {
    this.#library = library;
    this.#io = io;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics.list;
  }

  /** The sets of a path as it was typed. */
  read(typed: string, kind: 'samples' | 'benign'): readonly EventSet[] {
    const path = typed.replace(/(?<=.)\/+$/, '');
    try {
      if (this.#io.files.kindOf(path) === 'folder') {
        const before = this.#diagnostics.list.length;
        const found = this.#readRoot(path, kind);
        if (found.length === 0 && this.#diagnostics.list.length === before) {
          const span = { source: { path, text: '' }, start: 0, end: 0 };
          this.#diagnostics.report('events-missing', span, 'This folder holds no file of events.');
        }
        return found;
      }
      return /(?:^|\/)info\.ya?ml$/.test(path) ? this.#readTypedCase(path) : [this.#plainSet(path, kind)];
    } catch (error) {
      this.#diagnostics.add([unreadable(path, error).diagnostic]);
      return [];
    }
  }

  #readRoot(path: string, kind: 'samples' | 'benign'): readonly EventSet[] {
    this.#seen = new Set();
    const root = this.#io.files.realPath(path);
    const sets = [...this.#readFolder({ path, real: root, root }, kind)];
    for (let follow = this.#links.shift(); follow !== undefined; follow = this.#links.shift()) {
      sets.push(...follow());
    }
    return sets;
  }

  #readFolder(folder: Folder, kind: 'samples' | 'benign'): readonly EventSet[] {
    if (!this.#isNew(folder.real)) return [];
    const entries = this.#io.files.list(folder.path).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const info = entries.find((entry) => isFileOrLink(entry) && isCase(entry.name));
    const described =
      info === undefined
        ? { sets: [], files: [] }
        : this.#readCase(`${folder.path}/${info.name}`, folder.root);
    const others = entries.filter(({ name }) => name !== info?.name && !described.files.includes(name));
    for (const { name } of others.filter((entry) => entry.kind === 'link')) {
      this.#links.push(() => this.#follow(`${folder.path}/${name}`, folder.root, kind));
    }
    return [
      ...described.sets,
      ...others
        .filter((entry) => entry.kind === 'file' && isEventFile(entry.name))
        .map(({ name }) => {
          this.#seen.add(join(folder.real, name));
          return this.#plainSet(`${folder.path}/${name}`, kind);
        }),
      ...others
        .filter((entry) => entry.kind === 'folder' && !entry.name.startsWith('.'))
        .flatMap(({ name }) =>
          this.#readFolder(
            { ...folder, path: `${folder.path}/${name}`, real: join(folder.real, name) },
            kind,
          ),
        ),
    ];
  }

  #follow(path: string, root: string, kind: 'samples' | 'benign'): readonly EventSet[] {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name.startsWith('.')) return [];
    try {
      const target = followLink(path, root, this.#io.files);
      if ('failed' in target) {
        // As any other file of that name, it would say nothing.
        const isOther = kindBehind(path, this.#io.files) !== 'folder' && !isEventFile(name);
        return isOther ? [] : this.#failed(target.failed);
      }
      const { real } = target;
      if (target.kind === 'folder') return this.#readFolder({ path, real, root }, kind);
      return target.kind === 'file' && isEventFile(name) && this.#isNew(real)
        ? [this.#plainSet(path, kind)]
        : [];
    } catch (error) {
      return this.#failed(unreadable(path, error));
    }
  }

  #isNew(real: string): boolean {
    const isNew = !this.#seen.has(real);
    this.#seen.add(real);
    return isNew;
  }

  #readTypedCase(path: string): readonly EventSet[] {
    const source = readFile(path, this.#io);
    if ('kind' in source) return this.#failed(source);
    return this.#setsOf(source, this.#io.files.realPath(folderOf(path))).sets;
  }

  /** The sets of an `info.yml`, and the names of the files that it describes. */
  #readCase(path: string, root: string): CaseSets {
    const failure = this.#failureOf(path, root);
    const source = failure ?? readFile(path, this.#io);
    return 'kind' in source ? { sets: this.#failed(source), files: [] } : this.#setsOf(source, root);
  }

  #setsOf(source: Source, root: string): CaseSets {
    const info = this.#library.readRegressionCase(source, this.#diagnostics);
    const folder = folderOf(source.path);
    const names = this.#io.files
      .list(folder)
      .filter(isFileOrLink)
      .map(({ name }) => name);
    const files: string[] = [];
    const sets = (info?.tests ?? []).flatMap((test): readonly EventSet[] => {
      const name = this.#library.exportNames(test).find((candidate) => names.includes(candidate));
      if (info === undefined || name === undefined) {
        const message = `${quote(test.path)} has no JSON or CSV export beside this file.`;
        this.#diagnostics.report('events-layout', test.span, message);
        return [];
      }
      files.push(name);
      const path = `${folder}/${name}`;
      const failure = this.#failureOf(path, root);
      if (failure !== undefined) return this.#failed(failure);
      const { ruleIds } = info;
      const { matchCount } = test;
      const events = this.#readEventFile(path);
      return [
        {
          name: path,
          kind: 'expected',
          ruleIds,
          events,
          ...(matchCount === undefined ? {} : { matchCount }),
        },
      ];
    });
    return { sets, files };
  }

  /** Why a file of a case must not be read, if it is a link. */
  #failureOf(path: string, root: string): FailedInput | undefined {
    if (this.#io.files.entryKind(path) !== 'link') return undefined;
    const target = followLink(path, root, this.#io.files);
    if ('failed' in target) return target.failed;
    this.#seen.add(target.real);
    return undefined;
  }

  #plainSet(path: string, kind: 'samples' | 'benign'): EventSet {
    return { name: path, kind, ruleIds: [], events: this.#readEventFile(path) };
  }

  #readEventFile(path: string): readonly LogEvent[] {
    const source = readLarge(path, this.#io);
    if ('kind' in source) {
      this.#failed(source);
      return [];
    }
    // A finding about one file must not hide that another one is empty.
    const own = new Diagnostics();
    const events = this.#library.readEvents(source, own);
    this.#diagnostics.add(own.list);
    return events;
  }

  #failed({ diagnostic }: FailedInput): readonly [] {
    this.#diagnostics.add([diagnostic]);
    return [];
  }
}

function readLarge(path: string, io: Io): Source | FailedInput {
  try {
    return decode(path, io.files.read(path, largestEventFile + 1), largestEventFile);
  } catch (error) {
    return unreadable(path, error);
  }
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '.';
}

function isCase(name: string): boolean {
  return /^info\.ya?ml$/.test(name);
}

function isEventFile(name: string): boolean {
  return /\.(?:json|ndjson|jsonl|csv)$/i.test(name);
}

function isFileOrLink({ kind }: { readonly kind: EntryKind }): boolean {
  return kind === 'file' || kind === 'link';
}
