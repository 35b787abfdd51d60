import type { CorpusIndex, CorpusRule, LeafCounts } from './corpus-index.ts';
import { compareText } from './normal-form.ts';
import { leavesOf, type Leaf, type LeafTest, type Predicate } from './predicate.ts';

/** The values of one field that a rule looks for in one way. */
export interface IndicatorRow {
  readonly field: string;
  readonly test: LeafTest;
  readonly flags: readonly string[];
  /** By code point. */
  readonly values: readonly Indicator[];
}

/** A value, and how common it is if there is a corpus to count in. */
export interface Indicator {
  readonly value: string;
  readonly counts?: LeafCounts;
}

/** What a rule looks for, wherever it stands in the condition, but not what it excludes. */
export function indicatorsOf(
  tree: Predicate,
  owner: Pick<CorpusRule, 'id' | 'path'>,
  index?: CorpusIndex,
): readonly IndicatorRow[] {
  const leaves = new Map<string, Leaf>();
  for (const { leaf, negated } of leavesOf(tree))
    if (!negated && !leaves.has(leaf.key)) leaves.set(leaf.key, leaf);
  const rows = new Map<string, Leaf[]>();
  for (const leaf of leaves.values()) {
    const subject = JSON.stringify([leaf.field, leaf.test, leaf.flags]);
    const row = rows.get(subject);
    if (row === undefined) rows.set(subject, [leaf]);
    else row.push(leaf);
  }
  return [...rows.values()].flatMap((row) => rowOf(row, owner, index)).sort(byFieldAndTest);
}

function rowOf(
  leaves: readonly Leaf[],
  owner: Pick<CorpusRule, 'id' | 'path'>,
  index: CorpusIndex | undefined,
): readonly IndicatorRow[] {
  const [first] = leaves;
  if (first === undefined) return [];
  const { field, test, flags } = first;
  const values = leaves
    .toSorted((one, other) => compareText(one.value, other.value))
    .map((leaf) => ({
      value: leaf.value,
      ...(index === undefined ? {} : { counts: index.countsOf(leaf, owner) }),
    }));
  return [{ field, test, flags, values }];
}

function byFieldAndTest(one: IndicatorRow, other: IndicatorRow): number {
  return (
    compareText(one.field, other.field) ||
    compareText(one.test, other.test) ||
    compareText(one.flags.join(), other.flags.join())
  );
}
