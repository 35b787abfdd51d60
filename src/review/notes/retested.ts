import type { Leaf, Predicate } from '../../analyses/index.ts';
import { byKind } from './matching.ts';

/** Values of one field under the test that they had, and under the one that they have; the same values in the same order. */
export interface Retested {
  readonly before: readonly Leaf[];
  readonly after: readonly Leaf[];
}

/**
 * Finds among what is gone and what is new the values that only changed their test, such as a list whose modifier
 * `endswith` became `contains`. A single value that moves from one list to another is no change of modifiers, so at least
 * two values and half of the shorter list must agree.
 */
export function retested(gone: readonly Predicate[], added: readonly Predicate[]): readonly Retested[] {
  const [olds, news] = [leafGroups(gone), leafGroups(added)];
  const taken = new Set<readonly Leaf[]>();
  return olds.flatMap((old) => {
    const candidates = news.filter((next) => !taken.has(next) && next[0]?.field === old[0]?.field);
    const pairs = candidates.map((next) => ({ next, pair: sharedValues(old, next) }));
    const best = pairs.toSorted((a, b) => b.pair.after.length - a.pair.after.length)[0];
    if (best === undefined) return [];
    const shared = best.pair.after.length;
    if (shared < 2 || 2 * shared < Math.min(old.length, best.next.length)) return [];
    taken.add(best.next);
    return [best.pair];
  });
}

/** Tests of values, by field and test. */
function leafGroups(list: readonly Predicate[]): readonly (readonly Leaf[])[] {
  return byKind(list.filter((each) => each.kind === 'leaf'));
}

function sharedValues(old: readonly Leaf[], next: readonly Leaf[]): Retested {
  const byValue = new Map(old.map((leaf) => [leaf.value, leaf]));
  const after = next.filter(({ value }) => byValue.has(value));
  return { before: after.flatMap(({ value }) => byValue.get(value) ?? []), after };
}
