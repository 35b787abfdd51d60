import type { Diagnostic, Source } from '../../diagnostics/index.ts';
import type { ReviewedSet, ReviewOptions } from '../../index.ts';
import type { ConversionOptions } from '../options/conversion.ts';
import { looksLikePath } from '../convert/mappings.ts';
import { locationOf } from '../inputs/location.ts';
import { readFile } from '../inputs/read.ts';
import { isSource, type FailedInput } from '../inputs/failed.ts';
import type { Io } from '../io.ts';
import { settingsFile } from '../settings-name.ts';
import { RepositoryProblem } from './git.ts';
import type { Repository } from './repository.ts';
import { requiredRootPath, rootPath } from './root-path.ts';
import { filesBelow, rulePaths } from './rule-paths.ts';
import type { Snapshot } from './snapshot.ts';

/** The options that say what is reviewed and converted. */
export type SetOptions = ConversionOptions & { readonly config?: string };

/** One state of a repository, and what it is called. */
export interface NamedSnapshot {
  readonly name: string;
  readonly snapshot: Snapshot;
  /** Whether line endings may differ from those in the repository, as git can be told to convert them. */
  readonly hasOwnLineEndings?: boolean;
}

/** What was read of two states of a repository. */
export interface RepositorySets {
  readonly before: ReviewedSet;
  readonly after: ReviewedSet;
  /** How many YAML files hold no rule on either side. */
  readonly leftOut: number;
}

/**
 * Reads the rules below some paths, and the files that the options name, as they are on both sides. A file that is
 * named must exist on one side at least; files outside of the repository are the same on both.
 */
export async function readSets(
  sides: readonly [NamedSnapshot, NamedSnapshot],
  paths: readonly string[],
  options: SetOptions,
  repository: Repository,
  io: Io,
): Promise<RepositorySets> {
  const reader = new SetReader(options, repository, io);
  reader.requireFiles(sides.map(({ snapshot }) => snapshot));
  const below = (paths.length === 0 ? ['.'] : paths).map((path) => requiredRootPath(path, repository));
  requireSome(below, sides);
  const before = await reader.read(sides[0], below);
  const read = await reader.read(sides[1], below);
  const after = sides[1].hasOwnLineEndings === true ? withLineEndingsOf(before, read) : read;
  const isRule = rulesIn([before, after]);
  const all = new Set([...before.sources, ...after.sources].map(({ path }) => path));
  const only = (set: ReviewedSet): ReviewedSet => ({
    ...set,
    sources: set.sources.filter(({ path }) => isRule.has(path)),
  });
  return { before: only(before), after: only(after), leftOut: all.size - isRule.size };
}

/**
 * A repository holds YAML of other kinds, too, generated rules among it. A file counts as one of rules if it looks
 * like one on either side, so that a rule that was mangled is not overlooked.
 */
function rulesIn(sets: readonly ReviewedSet[]): ReadonlySet<string> {
  const sources = sets.flatMap((set) => set.sources);
  return new Set(sources.filter(({ text }) => hasRuleKey.test(text)).map(({ path }) => path));
}

/** A key that only Sigma documents have, in any style of YAML. */
const hasRuleKey = /(?:^|[{,])[ \t]*["']?(?:detection|correlation|logsource)["']?[ \t]*:/m;

/** Texts that differ from those of the other side in their line endings only become those. */
function withLineEndingsOf(before: ReviewedSet, after: ReviewedSet): ReviewedSet {
  const known = new Map(before.sources.map((source) => [source.path, source]));
  const sources = after.sources.map((source) => {
    const other = known.get(source.path);
    return other !== undefined && plain(other) === plain(source) ? other : source;
  });
  return { ...after, sources };
}

function plain({ text }: Source): string {
  return text.replaceAll('\r\n', '\n');
}

function requireSome(below: readonly string[], sides: readonly NamedSnapshot[]): void {
  for (const folder of below) {
    const exists = sides.some(({ snapshot }) =>
      snapshot.paths.some((path) => folder === '' || path === folder || path.startsWith(`${folder}/`)),
    );
    if (!exists && folder !== '') {
      throw new RepositoryProblem(`There is nothing at ${JSON.stringify(folder)} on either side.`);
    }
  }
}

class SetReader {
  readonly #options: SetOptions;
  readonly #repository: Repository;
  readonly #io: Io;
  readonly #outside = new Map<string, Source | FailedInput>();

  constructor(options: SetOptions, repository: Repository, io: Io) {
    this.#options = options;
    this.#repository = repository;
    this.#io = io;
  }

  /** The files that the options name, as typed. */
  get #named(): readonly string[] {
    const { mapping, placeholders, config, filter } = this.#options;
    const lists = placeholders.filter((value) => value !== 'refuse');
    return [...mapping.filter(looksLikePath), ...lists, ...filter, ...(config === undefined ? [] : [config])];
  }

  requireFiles(snapshots: readonly Snapshot[]): void {
    for (const typed of this.#named) {
      const path = rootPath(typed, this.#repository);
      if (path === undefined || snapshots.some((snapshot) => filesBelow(snapshot, path).length > 0)) continue;
      throw new RepositoryProblem(`There is no file ${JSON.stringify(typed)} on either side.`);
    }
  }

  async read({ name, snapshot }: NamedSnapshot, below: readonly string[]): Promise<ReviewedSet> {
    const { mapping, placeholders, filter, config } = this.#options;
    const settingsPath = config ?? settingsFile;
    const mappings = await this.#files(mapping.filter(looksLikePath), snapshot);
    const lists = await this.#files(
      placeholders.filter((value) => value !== 'refuse'),
      snapshot,
    );
    const filters = await this.#files(filter, snapshot);
    const settings = await this.#files([settingsPath], snapshot, config === undefined);
    const taken = new Set([...this.#named, settingsPath].flatMap((typed) => this.#pathsAt(typed, snapshot)));
    const paths = (await rulePaths(snapshot, below)).filter((path) => !taken.has(path));
    const rules = await snapshot.read(paths);
    const broken = [...mappings, ...lists, ...filters, ...settings].flatMap((file) =>
      'kind' in file ? [file.diagnostic] : [],
    );
    if (broken[0] !== undefined) throw new RepositoryProblem(unreadable(broken[0], name));
    const [own] = settings.filter(isSource);
    return {
      name,
      sources: rules.filter(isSource).map((source) => this.#located(source)),
      unreadable: rules.flatMap((file) => ('kind' in file ? [file.diagnostic] : [])),
      options: {
        ...chosen(this.#options),
        mappings: mappings.filter(isSource),
        placeholderLists: lists.filter(isSource),
        filters: filters.filter(isSource),
        ...(own === undefined ? {} : { settings: this.#located(own) }),
      },
    };
  }

  /** What settings by path are told: paths in the repository start at its root, others where the command was started. */
  #located(source: Source): Source {
    const { root } = this.#repository;
    if (root === undefined) return source;
    const isOutside = this.#outside.has(source.path);
    return {
      ...source,
      location: isOutside ? locationOf(source.path, this.#io.files) : `${root}/${source.path}`,
    };
  }

  /** The files at typed paths; none where a side lacks them. */
  async #files(
    typed: readonly string[],
    snapshot: Snapshot,
    onlyInside = false,
  ): Promise<readonly (Source | FailedInput)[]> {
    const files: (Source | FailedInput)[] = [];
    for (const path of typed) {
      if (rootPath(path, this.#repository) !== undefined) {
        files.push(...(await snapshot.read(this.#pathsAt(path, snapshot))));
      } else if (!onlyInside) {
        const file = this.#outside.get(path) ?? readFile(path, this.#io);
        this.#outside.set(path, file);
        files.push(file);
      }
    }
    return files;
  }

  #pathsAt(typed: string, snapshot: Snapshot): readonly string[] {
    const path = rootPath(typed, this.#repository);
    return path === undefined ? [] : filesBelow(snapshot, path);
  }
}

/** The options that are no files. */
export function chosen(options: SetOptions): ReviewOptions {
  const { target, asimParsers, windowsEvents, mapping, placeholders, loss, optimize = false } = options;
  return {
    targets: target,
    asimParsers,
    windowsEvents,
    presets: mapping.filter((value) => !looksLikePath(value)),
    openPlaceholders: placeholders.includes('refuse') ? 'refuse' : 'lookup',
    loss,
    optimize,
  };
}

function unreadable({ span, message }: Diagnostic, side: string): string {
  return `${span.source.path} (${side}): ${message}`;
}
