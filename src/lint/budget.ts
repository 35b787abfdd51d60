import type { Value } from '../ir/index.ts';

/** How much comparing one document may cost: about a second, and a hundred times what the longest public rule needs. */
const perDocument = 200_000_000;

/** What a question costs, whatever the answer: asking millions of times takes time as well. */
const perQuestion = 16;

/** Comparisons of values that a check of one document may still make, counted in pairs of characters. */
export class ComparisonBudget {
  #remaining = perDocument;

  /** Whether every value of one list may be compared with every value of another; if so, it is paid for. */
  affords(some: readonly Value[], others: readonly Value[]): boolean {
    const cost = weightOf(some) * weightOf(others);
    this.#remaining -= perQuestion;
    if (cost > this.#remaining) return false;
    this.#remaining -= cost;
    return true;
  }

  /** Whether not even a question is left, so that there is no use in going on. */
  get isSpent(): boolean {
    return this.#remaining < perQuestion;
  }
}

const weights = new WeakMap<readonly Value[], number>();

function weightOf(values: readonly Value[]): number {
  let weight = weights.get(values);
  if (weight === undefined) {
    weight = 0;
    for (const value of values) weight += value.kind === 'string' ? lengthOf(value.pattern) : 1;
    weights.set(values, weight);
  }
  return weight;
}

function lengthOf(pattern: readonly unknown[]): number {
  let length = 1;
  for (const part of pattern) length += typeof part === 'string' ? part.length : 1;
  return length;
}
