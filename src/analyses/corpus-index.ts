import type { Logsource } from '../ir/index.ts';
import { leavesOf, type Leaf, type Predicate } from './predicate.ts';

/** A rule to compare others with. */
export interface CorpusRule {
  readonly id?: string;
  readonly title: string;
  readonly path: string;
  readonly status?: string;
  readonly logsource: Logsource;
  readonly tree: Predicate;
}

/** How many rules of a corpus have a leaf. A rule counts once per leaf. */
export interface LeafCounts {
  /** Other rules that look for it. */
  readonly others: number;
  /** Other rules that use it in an exclusion. */
  readonly excluding: number;
  /** All rules that hold it in any way, the one at hand included. */
  readonly total: number;
}

/** Which rules look for what. */
export class CorpusIndex {
  /** Rules that count: deprecated ones do not, and of those with the same id the first does. */
  readonly rules: readonly CorpusRule[];
  readonly #byLogsource = new Map<string, CorpusRule[]>();
  readonly #positive = new WeakMap<Predicate, ReadonlyMap<string, Leaf>>();
  readonly #uses = new Map<string, { readonly positive: Set<string>; readonly negative: Set<string> }>();

  constructor(rules: readonly CorpusRule[]) {
    const known = new Map<string, CorpusRule>();
    for (const rule of rules) {
      const identity = identityOf(rule);
      if (rule.status === 'deprecated' || known.has(identity)) continue;
      known.set(identity, rule);
      const alike = this.#byLogsource.get(logsourceKey(rule));
      if (alike === undefined) this.#byLogsource.set(logsourceKey(rule), [rule]);
      else alike.push(rule);
      for (const { leaf, negated } of leavesOf(rule.tree)) this.#use(leaf, negated, identity);
    }
    this.rules = [...known.values()];
  }

  /** How common a leaf is, seen from a rule that has it. */
  countsOf(leaf: Leaf, owner: Pick<CorpusRule, 'id' | 'path'>): LeafCounts {
    const uses = this.#uses.get(leaf.key);
    const [positive, negative] = [new Set(uses?.positive), new Set(uses?.negative)];
    const own = identityOf(owner);
    positive.delete(own);
    negative.delete(own);
    return {
      others: positive.size,
      excluding: negative.size,
      total: new Set([...positive, ...negative]).size + 1,
    };
  }

  /** The other rules of the same log source. */
  peersOf(rule: CorpusRule): readonly CorpusRule[] {
    const own = identityOf(rule);
    return (this.#byLogsource.get(logsourceKey(rule)) ?? []).filter((other) => identityOf(other) !== own);
  }

  /** The leaves that a tree looks for, by key. */
  positiveLeavesOf(tree: Predicate): ReadonlyMap<string, Leaf> {
    const known = this.#positive.get(tree);
    if (known !== undefined) return known;
    const leaves = new Map<string, Leaf>();
    for (const { leaf, negated } of leavesOf(tree)) if (!negated) leaves.set(leaf.key, leaf);
    this.#positive.set(tree, leaves);
    return leaves;
  }

  /** In how many rules a leaf occurs. */
  frequencyOf(leaf: Leaf): number {
    const uses = this.#uses.get(leaf.key);
    if (uses === undefined) return 0;
    let count = uses.positive.size;
    for (const rule of uses.negative) if (!uses.positive.has(rule)) count += 1;
    return count;
  }

  #use(leaf: Leaf, negated: boolean, identity: string): void {
    const uses = this.#uses.get(leaf.key) ?? { positive: new Set(), negative: new Set() };
    this.#uses.set(leaf.key, uses);
    (negated ? uses.negative : uses.positive).add(identity);
  }
}

/** What tells rules apart: the id, or the path of a rule that has none. */
export function identityOf({ id, path }: Pick<CorpusRule, 'id' | 'path'>): string {
  return id === undefined ? `path ${path}` : `id ${id.toLowerCase()}`;
}

function logsourceKey({ logsource: { category, product, service } }: CorpusRule): string {
  return JSON.stringify([category, product, service]);
}
