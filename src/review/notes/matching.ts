import { keyOf, sorted } from '../../analyses/normal-form.ts';
import { leavesOf, type Leaf, type Predicate } from '../../analyses/index.ts';
import { subjectOf } from './words.ts';

/** What only the older and only the newer list holds. */
export interface Difference {
  readonly gone: readonly Predicate[];
  readonly added: readonly Predicate[];
}

/** Compares lists without regard to order. */
export function difference(before: readonly Predicate[], after: readonly Predicate[]): Difference {
  const [olds, news] = [new Set(before.map(canonical)), new Set(after.map(canonical))];
  return {
    gone: before.filter((each) => !news.has(canonical(each))),
    added: after.filter((each) => !olds.has(canonical(each))),
  };
}

/** Pairs what has most in common, the most alike first; what has nothing in common stays alone. */
export function pairAlike(
  before: readonly Predicate[],
  after: readonly Predicate[],
): readonly (readonly [Predicate, Predicate])[] {
  if (before.length * after.length > mostPairs) return [];
  const candidates = before.flatMap((old, row) =>
    after.map((next, column) => ({ old, next, row, column, score: likeness(old, next) })),
  );
  const taken = new Set<Predicate>();
  const pairs: (readonly [Predicate, Predicate, number])[] = [];
  for (const { old, next, score, column } of candidates.toSorted(
    (a, b) => b.score - a.score || a.row - b.row || a.column - b.column,
  )) {
    if (score === 0 || taken.has(old) || taken.has(next)) continue;
    taken.add(old).add(next);
    pairs.push([old, next, column]);
  }
  return pairs.toSorted((a, b) => a[2] - b[2]).map(([old, next]) => [old, next]);
}

/** Shared tests count most, then shared fields; leaves are alike only if they test the same field. */
function likeness(one: Predicate, other: Predicate): number {
  const [ones, others] = [leavesIn(one), leavesIn(other)];
  const [keys, fields] = [new Set(others.map(({ key }) => key)), new Set(others.map(({ field }) => field))];
  const [subjects, selections] = [
    new Set(others.map(subjectOf)),
    new Set(others.map(({ selection }) => selection)),
  ];
  const sum = ones.reduce(
    (total, leaf) =>
      total +
      (keys.has(leaf.key) ? 8 : 0) +
      (subjects.has(subjectOf(leaf)) ? 2 : 0) +
      (fields.has(leaf.field) ? (selections.has(leaf.selection) ? 2 : 1) : 0),
    0,
  );
  return sum / Math.max(1, ones.length + others.length);
}

function leavesIn(predicate: Predicate): readonly Leaf[] {
  return [...leavesOf(predicate)].slice(0, 200).map(({ leaf }) => leaf);
}

/** Leaves of one field and test together; everything else on its own. */
export function byKind<T extends Predicate>(list: readonly T[]): readonly (readonly T[])[] {
  const groups = new Map<unknown, T[]>();
  for (const each of list) {
    const key = each.kind === 'leaf' ? subjectOf(each) : each;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [each]);
    else known.push(each);
  }
  return [...groups.values()];
}

const canonicalKeys = new WeakMap<Predicate, string>();

/** Equal for trees that say the same in another order. */
export function canonical(predicate: Predicate): string {
  const known = canonicalKeys.get(predicate) ?? keyOf(sorted(predicate));
  canonicalKeys.set(predicate, known);
  return known;
}

/** More parts than this are not paired, because each is compared with each. */
const mostPairs = 10_000;
