import type { RuleVersion } from './version.ts';

/** A rule on both sides, or on the only side that has it. */
export interface RulePair {
  readonly before?: RuleVersion;
  readonly after?: RuleVersion;
}

/**
 * Finds for each rule its counterpart: first where file and id, or file and title, are the same; then by id (a rule
 * that moved), by its place in the file, and by title. A file that can't be read stands for every rule that it held.
 */
export function pairRules(
  before: readonly RuleVersion[],
  after: readonly RuleVersion[],
): readonly RulePair[] {
  const pairing = new Pairing(before, after);
  for (const keyOf of keys) pairing.join(keyOf);
  pairing.joinBroken();
  return pairing.finish();
}

/** What two versions of a rule may share, the surest first; undefined where a version lacks it. */
type Key = (version: RuleVersion) => string | undefined;

const pathOf: Key = ({ result }) => result.path;
const idOf: Key = ({ result }) => result.id?.toLowerCase();
const titleOf: Key = ({ result }) => result.title;
const textOf: Key = ({ document, text }) => (document === undefined ? undefined : text);
const positionOf: Key = ({ result }) =>
  result.position === undefined ? undefined : `${result.position.index} of ${result.position.count}`;
const logsourceOf: Key = ({ result }) => JSON.stringify(result.logsource ?? null);

const keys: readonly Key[] = [
  both(pathOf, idOf),
  both(pathOf, titleOf),
  both(pathOf, textOf),
  idOf,
  textOf,
  both(pathOf, positionOf),
  both(titleOf, logsourceOf),
];

function both(...parts: readonly Key[]): Key {
  return (version) => {
    const values = parts.map((part) => part(version));
    return values.includes(undefined) ? undefined : JSON.stringify(values);
  };
}

class Pairing {
  readonly #before: Set<RuleVersion>;
  readonly #after: Set<RuleVersion>;
  readonly #pairs: RulePair[] = [];

  constructor(before: readonly RuleVersion[], after: readonly RuleVersion[]) {
    this.#before = new Set(before);
    this.#after = new Set(after);
  }

  /** Pairs what shares a key, in order: several rules can have the same title, or by mistake the same id. */
  join(keyOf: Key): void {
    const byKey = new Map<string, RuleVersion[]>();
    for (const version of this.#before) {
      const key = keyOf(version);
      if (key === undefined) continue;
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [version]);
      else known.push(version);
    }
    for (const after of this.#after) {
      const key = keyOf(after);
      const before = key === undefined ? undefined : byKey.get(key)?.shift();
      if (before !== undefined) this.#pair(before, after);
    }
  }

  /** What is left of a file that is broken on one side. */
  joinBroken(): void {
    const broken = (versions: Iterable<RuleVersion>): readonly RuleVersion[] =>
      [...versions].filter(({ document }) => document === undefined);
    for (const after of broken(this.#after)) this.#joinFile(this.#before, { after }, after);
    for (const before of broken(this.#before)) this.#joinFile(this.#after, { before }, before);
  }

  finish(): readonly RulePair[] {
    return [
      ...this.#pairs,
      ...[...this.#before].map((before) => ({ before })),
      ...[...this.#after].map((after) => ({ after })),
    ];
  }

  #joinFile(others: Set<RuleVersion>, pair: RulePair, broken: RuleVersion): void {
    const own = [...others].filter(({ result }) => result.path === broken.result.path);
    if (own.length === 0) return;
    for (const other of own) {
      this.#pairs.push({ before: other, after: other, ...pair });
      others.delete(other);
    }
    this.#before.delete(broken);
    this.#after.delete(broken);
  }

  #pair(before: RuleVersion, after: RuleVersion): void {
    this.#pairs.push({ before, after });
    this.#before.delete(before);
    this.#after.delete(after);
  }
}
