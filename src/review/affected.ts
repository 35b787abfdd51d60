import type { Source } from '../diagnostics/index.ts';
import type { Cause } from './model.ts';
import type { ReviewChoices, ReviewSide } from './sides.ts';
import { isSameYaml } from './same-yaml.ts';
import { mayHoldTies, tiesOf } from './source-links.ts';

/** The sources that a change touches, by path, and why. The others give the same results as before. */
export type Affected = ReadonlyMap<string, readonly Cause[]>;

/** Compares two sides without converting anything. A path that is affected counts on both sides. */
export function affectedSources(before: ReviewSide, after: ReviewSide): Affected {
  const finder = new AffectedFinder(before, after);
  finder.addChangedSources();
  finder.addFilterChanges();
  finder.addListChanges();
  finder.followTies();
  finder.addSharedChanges();
  return finder.causes;
}

/** The sources of a side that hold filters or correlations, by their text rather than for certain. */
export function tiedSources(sources: readonly Source[]): readonly Source[] {
  return sources.filter(mayHoldTies);
}

/** The sources whose rules have one of these ids or names, which are in lower case. */
export function sourcesNaming(names: ReadonlySet<string>, sources: readonly Source[]): readonly Source[] {
  if (names.size === 0) return [];
  return sources.filter((source) => {
    const text = source.text.toLowerCase();
    for (const name of names) {
      if (text.includes(name)) return tiesOf(source).names.some((each) => names.has(each));
    }
    return false;
  });
}

class AffectedFinder {
  readonly causes = new Map<string, Cause[]>();
  readonly #before: ReviewSide;
  readonly #after: ReviewSide;
  /** The sources of both sides; one that is the same on both counts once. */
  readonly #sources: readonly Source[];
  readonly #changed: readonly Source[];
  readonly #own = new Map<string, Cause>();

  constructor(before: ReviewSide, after: ReviewSide) {
    this.#before = before;
    this.#after = after;
    const [olds, news] = [contentsOf(before), contentsOf(after)];
    const isSame = (path: string): boolean => olds.get(path) === news.get(path);
    this.#changed = [...before.sources, ...after.sources].filter(({ path }) => !isSame(path));
    this.#sources = [...before.sources.filter(({ path }) => !isSame(path)), ...after.sources];
    const paths = [...new Set([...olds.keys(), ...news.keys()])].filter((path) => !isSame(path));
    const gone = new Set(paths.flatMap((path) => (news.has(path) ? [] : [olds.get(path)])));
    const added = new Set(paths.flatMap((path) => (olds.has(path) ? [] : [news.get(path)])));
    for (const path of paths) {
      const isMoved = olds.has(path)
        ? gone.has(olds.get(path)) && added.has(olds.get(path))
        : gone.has(news.get(path));
      const change = isMoved ? 'moved' : !olds.has(path) ? 'added' : !news.has(path) ? 'removed' : 'changed';
      this.#own.set(path, { kind: 'rule', path, change });
    }
  }

  addChangedSources(): void {
    for (const [path, cause] of this.#own) this.#add(path, cause);
  }

  /** Filters of the options and among the rules. */
  addFilterChanges(): void {
    const [before, after] = [this.#before.choices.filters, this.#after.choices.filters];
    const causes = new Map(changesOf('filter', before, after).map((cause) => [cause.path, cause]));
    for (const source of [...before, ...after]) {
      const cause = causes.get(source.path);
      if (cause !== undefined) this.#addTargets(source, cause);
    }
    for (const source of this.#changed.filter(mayHoldTies)) {
      const { path, change = 'changed' } = this.#own.get(source.path) ?? { path: source.path };
      this.#addTargets(source, { kind: 'filter', path, change });
    }
  }

  /** Lists of values, which concern rules and filters with placeholders. */
  addListChanges(): void {
    const lists = changesOf(
      'placeholders',
      this.#before.choices.placeholders,
      this.#after.choices.placeholders,
    );
    if (lists.length === 0) return;
    const users = this.#sources.filter(usesPlaceholders);
    const filters = this.#filterSources().filter(usesPlaceholders);
    for (const cause of lists) {
      for (const { path } of users) this.#add(path, cause);
      for (const filter of filters) this.#addTargets(filter, cause);
    }
  }

  /** Mappings, settings and options, which could concern every rule. */
  addSharedChanges(): void {
    const [before, after] = [this.#before.choices, this.#after.choices];
    const mappings = changesOf('mapping', before.mappings, after.mappings);
    const settings = changesOf('settings', listOf(before.settings), listOf(after.settings));
    const options = optionChanges(before, after);
    for (const cause of [...mappings, ...settings, ...options]) {
      for (const { path } of this.#sources) this.#add(path, cause);
    }
  }

  /** Rules and the correlations that use them, until nothing is left to follow. */
  followTies(): void {
    const tied = this.#sources.filter(mayHoldTies);
    let wave = this.#sources.filter(({ path }) => this.causes.has(path));
    while (wave.length > 0) {
      const known = new Set(this.causes.keys());
      const names = new Map(wave.flatMap((source) => tiesOf(source).names.map((name) => [name, source])));
      for (const source of tied) {
        const bases = tiesOf(source).uses.flatMap((name) => names.get(name) ?? []);
        // Of what is affected already, a rule that was changed itself is one more cause.
        const isKnown = known.has(source.path);
        const telling = bases.find(({ path }) => path !== source.path && (!isKnown || this.#own.has(path)));
        if (telling !== undefined) this.#addTie(source, telling);
      }
      for (const source of wave.filter(mayHoldTies)) {
        for (const used of sourcesNaming(new Set(tiesOf(source).uses), this.#sources)) {
          if (!known.has(used.path)) this.#addTie(used, source);
        }
      }
      wave = this.#sources.filter(({ path }) => this.causes.has(path) && !known.has(path));
    }
  }

  #filterSources(): readonly Source[] {
    const sides = [this.#before, this.#after].flatMap(({ choices }) => choices.filters);
    return [...sides, ...this.#sources.filter(mayHoldTies)];
  }

  #addTargets(source: Source, cause: Cause): void {
    for (const targets of tiesOf(source).filters) {
      const concerned =
        targets.kind === 'any'
          ? this.#sources
          : sourcesNaming(new Set(targets.rules.map(({ value }) => value.toLowerCase())), this.#sources);
      for (const { path } of concerned) this.#add(path, cause);
    }
  }

  /** What has to do with a source that was changed, or else with what touches that source. */
  #addTie({ path }: Source, { path: other }: Source): void {
    const own = this.#own.get(other);
    const causes =
      own === undefined ? (this.causes.get(other) ?? []) : [{ ...own, kind: 'related-rule' as const }];
    for (const cause of causes) this.#add(path, cause);
  }

  #add(path: string, cause: Cause): void {
    const known = this.causes.get(path);
    if (known === undefined) this.causes.set(path, [cause]);
    else if (!known.some((each) => each.kind === cause.kind && each.path === cause.path)) known.push(cause);
  }
}

/** The texts of a side by path; why there is none, where there is none. */
function contentsOf({ sources, unreadable }: ReviewSide): ReadonlyMap<string, string> {
  return new Map([
    ...sources.map(({ path, text }) => [path, text] as const),
    ...[...unreadable].map(([path, { message }]) => [path, `\0${message}`] as const),
  ]);
}

/** Files of YAML that differ in their comments or layout only say the same. */
function changesOf(
  kind: Cause['kind'],
  before: readonly Source[],
  after: readonly Source[],
): readonly Cause[] {
  const olds = new Map(before.map((source) => [source.path, source]));
  const news = new Map(after.map((source) => [source.path, source]));
  return [...new Set([...olds.keys(), ...news.keys()])].flatMap((path): readonly Cause[] => {
    const [old, next] = [olds.get(path), news.get(path)];
    if (old === undefined) return [{ kind, path, change: 'added' }];
    if (next === undefined) return [{ kind, path, change: 'removed' }];
    const isSame = old.text === next.text || (kind !== 'placeholders' && isSameYaml(old, next));
    return isSame ? [] : [{ kind, path, change: 'changed' }];
  });
}

function optionChanges(before: ReviewChoices, after: ReviewChoices): readonly Cause[] {
  const names = [...new Set([...Object.keys(before.options), ...Object.keys(after.options)])];
  return names
    .filter((name) => before.options[name] !== after.options[name])
    .map((name) => ({ kind: 'options', path: name, change: 'changed' }));
}

function usesPlaceholders({ text }: Source): boolean {
  return text.includes('expand');
}

function listOf(source: Source | undefined): readonly Source[] {
  return source === undefined ? [] : [source];
}
