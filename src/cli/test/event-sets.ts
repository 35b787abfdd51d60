import { Diagnostics, type Diagnostic, type Source } from '../../diagnostics/index.ts';
import type * as library from '../../index.ts';
import type { EventSet, LogEvent } from '../../index.ts';
import type { TestOptions } from './options.ts';
import { decode } from '../inputs/decode.ts';
import type { FailedInput } from '../inputs/failed.ts';
import { unreadable } from '../inputs/find.ts';
import { readFile } from '../inputs/read.ts';
import type { Io } from '../io.ts';

/** The events of the options, and what could not be read of them. */
export interface EventSets {
  readonly sets: readonly EventSet[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What reads events; loaded when there are some. */
type Library = Pick<typeof library, 'exportNames' | 'readEvents' | 'readRegressionCase'>;

/** Exports of events are larger than rules (256 MiB). */
const largestEventFile = 256 * 1024 * 1024;

/** Reads the files of `--events` and `--benign`; in folders, every `info.yml` and every other file of events. */
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

/** Reads sets of events and keeps what is to be said about their files. */
class EventSetReader {
  readonly #library: Library;
  readonly #io: Io;
  readonly #diagnostics = new Diagnostics();

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
        const found = this.#readFolder(path, kind);
        if (found.length === 0 && this.#diagnostics.list.length === before) {
          const span = { source: { path, text: '' }, start: 0, end: 0 };
          this.#diagnostics.report('events-missing', span, 'This folder holds no file of events.');
        }
        return found;
      }
      return /(?:^|\/)info\.ya?ml$/.test(path) ? this.#readCase(path).sets : [this.#plainSet(path, kind)];
    } catch (error) {
      this.#diagnostics.add([unreadable(path, error).diagnostic]);
      return [];
    }
  }

  #readFolder(folder: string, kind: 'samples' | 'benign'): readonly EventSet[] {
    const entries = this.#io.files.list(folder).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const files = entries.filter((entry) => entry.kind === 'file').map(({ name }) => name);
    const info = files.find((name) => /^info\.ya?ml$/.test(name));
    const described = info === undefined ? { sets: [], files: [] } : this.#readCase(`${folder}/${info}`);
    return [
      ...described.sets,
      ...files
        .filter((name) => /\.(?:json|ndjson|jsonl|csv)$/i.test(name) && !described.files.includes(name))
        .map((name) => this.#plainSet(`${folder}/${name}`, kind)),
      ...entries
        .filter((entry) => entry.kind === 'folder' && !entry.name.startsWith('.'))
        .flatMap(({ name }) => this.#readFolder(`${folder}/${name}`, kind)),
    ];
  }

  /** The sets of an `info.yml`, and the names of the files that it describes. */
  #readCase(path: string): { readonly sets: readonly EventSet[]; readonly files: readonly string[] } {
    const source = readFile(path, this.#io);
    if ('kind' in source) return { sets: this.#failed(source), files: [] };
    const info = this.#library.readRegressionCase(source, this.#diagnostics);
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    const names = this.#io.files.list(folder).map(({ name }) => name);
    const files: string[] = [];
    const sets = (info?.tests ?? []).flatMap((test): readonly EventSet[] => {
      const name = this.#library.exportNames(test).find((candidate) => names.includes(candidate));
      if (info === undefined || name === undefined) {
        const message = `\`${test.path}\` has no JSON or CSV export beside this file.`;
        this.#diagnostics.report('events-layout', test.span, message);
        return [];
      }
      files.push(name);
      const { ruleIds } = info;
      const { matchCount } = test;
      const events = this.#readEventFile(`${folder}/${name}`);
      return [
        {
          name: `${folder}/${name}`,
          kind: 'expected',
          ruleIds,
          events,
          ...(matchCount === undefined ? {} : { matchCount }),
        },
      ];
    });
    return { sets, files };
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
