import type { CorpusIndex, CorpusRule } from './corpus-index.ts';
import { implies } from './implication.ts';
import { compareText } from './normal-form.ts';
import type { Leaf } from './predicate.ts';

/** Rules of a corpus that look at the same events, compared with one rule. */
export interface Neighbours {
  /** Match less: worth a look if the rule is too noisy. */
  readonly stricter: readonly Neighbour[];
  /** Match more: the rule finds nothing that these do not. */
  readonly broader: readonly Neighbour[];
  /** Look for much the same, most alike first. */
  readonly similar: readonly SimilarNeighbour[];
}

/** A rule by what identifies it. */
export interface Neighbour {
  readonly title: string;
  readonly path: string;
  readonly id?: string;
}

/** `similarity` is between 0 and 1. */
export interface SimilarNeighbour extends Neighbour {
  readonly similarity: number;
}

const leastSimilarity = 0.3;
const mostSimilar = 5;

/** The neighbours of a rule. A rule of the same log source that says the same is in both first lists. */
export function neighboursOf(rule: CorpusRule, index: CorpusIndex): Neighbours {
  const candidates = index.peersOf(rule);
  const stricter = candidates.filter((other) => implies(other.tree, rule.tree));
  const broader = candidates.filter((other) => implies(rule.tree, other.tree));
  const rest = candidates.filter((other) => !stricter.includes(other) && !broader.includes(other));
  return {
    stricter: stricter.map(neighbour).sort(byTitle),
    broader: broader.map(neighbour).sort(byTitle),
    similar: mostAlike(rule, rest, index),
  };
}

function mostAlike(
  rule: CorpusRule,
  candidates: readonly CorpusRule[],
  index: CorpusIndex,
): readonly SimilarNeighbour[] {
  const own = index.positiveLeavesOf(rule.tree);
  return candidates
    .map((other) => ({
      ...neighbour(other),
      similarity: similarity(own, index.positiveLeavesOf(other.tree), index),
    }))
    .filter((found) => found.similarity >= leastSimilarity)
    .sort((one, other) => other.similarity - one.similarity || byTitle(one, other))
    .slice(0, mostSimilar);
}

/** Weighted Jaccard: what few rules look for weighs more. */
function similarity(
  own: ReadonlyMap<string, Leaf>,
  theirs: ReadonlyMap<string, Leaf>,
  index: CorpusIndex,
): number {
  let [shared, all] = [0, 0];
  for (const [key, leaf] of own) {
    const weight = weightOf(leaf, index);
    all += weight;
    if (theirs.has(key)) shared += weight;
  }
  if (shared === 0) return 0;
  for (const [key, leaf] of theirs) if (!own.has(key)) all += weightOf(leaf, index);
  return shared / all;
}

function weightOf(leaf: Leaf, index: CorpusIndex): number {
  return 1 / Math.max(1, index.frequencyOf(leaf));
}

function neighbour({ title, path, id }: CorpusRule): Neighbour {
  return { title, path, ...(id === undefined ? {} : { id }) };
}

function byTitle(one: Neighbour, other: Neighbour): number {
  return compareText(one.title, other.title) || compareText(one.path, other.path);
}
