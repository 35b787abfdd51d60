import { leavesOf, type Leaf, type LeafTest, type Predicate } from './predicate.ts';

/** Events that satisfy every entry are left out. */
export interface ExclusionGroup {
  readonly entries: readonly ExclusionEntry[];
  /** The search identifiers that it comes from, in the order of the rule. */
  readonly selections: readonly string[];
  readonly purpose: ExclusionPurpose;
}

/** What an entry asks for. */
export type ExclusionEntry = ExcludedValues | Unless | Unfolded;

/** The field matches any of the values. */
export interface ExcludedValues {
  readonly kind: 'values';
  readonly field: string;
  readonly test: LeafTest;
  readonly flags: readonly string[];
  readonly values: readonly string[];
}

/** None of the groups holds. */
export interface Unless {
  readonly kind: 'unless';
  readonly groups: readonly ExclusionGroup[];
}

/** Too many combinations to list; the text of the search identifiers says it better. */
export interface Unfolded {
  readonly kind: 'unfolded';
}

/**
 * By the naming convention of SigmaHQ: `filter_main_*` belongs to the rule's logic, `filter_optional_*` is
 * meant for tuning on site, and any other name is a selection that the condition negates.
 */
export type ExclusionPurpose = 'rule-logic' | 'local-tuning' | 'negated-selection';

/**
 * Each predicate as alternatives of entries that must hold together, in the order of the rule. Groups of one
 * entry on the same field and test are merged, because "any of these values" says the same.
 */
export function exclusionGroups(excluded: readonly Predicate[]): readonly ExclusionGroup[] {
  return merge(excluded.flatMap((predicate) => alternatives(predicate)));
}

/** More combinations than this are not listed. */
const mostGroups = 64;

/** A conjunction of leaves and of leaf lists, not yet worded. */
type Draft = readonly Part[];
type Part = readonly Leaf[] | { readonly unless: Predicate } | { readonly unfolded: Predicate };

function alternatives(predicate: Predicate): readonly ExclusionGroup[] {
  const drafts = draftsOf(predicate) ?? [[{ unfolded: predicate }]];
  return drafts.filter((draft) => draft.length > 0).map(groupOf);
}

/** Undefined if there are too many combinations. */
function draftsOf(predicate: Predicate): readonly Draft[] | undefined {
  switch (predicate.kind) {
    case 'leaf':
      return [[[predicate]]];
    case 'not':
      return [[{ unless: predicate.operand }]];
    case 'constant':
      return predicate.value ? [[]] : [];
    case 'or': {
      const drafts: Draft[] = [];
      for (const operand of predicate.operands) {
        const own = draftsOf(operand);
        if (own === undefined) return undefined;
        drafts.push(...own);
      }
      return drafts.length > 4096 ? undefined : drafts;
    }
    case 'and': {
      let drafts: readonly Draft[] = [[]];
      for (const operand of predicate.operands) {
        const values = valuesOf(operand);
        const own = values === undefined ? draftsOf(operand) : [[values]];
        if (own === undefined || own.length * drafts.length > mostGroups) return undefined;
        drafts = drafts.flatMap((draft) => own.map((more) => [...draft, ...more]));
      }
      return drafts;
    }
  }
}

/** The leaves of an `or` of values of one field, which are one entry. */
function valuesOf(predicate: Predicate): readonly Leaf[] | undefined {
  if (predicate.kind !== 'or') return undefined;
  const leaves = predicate.operands.filter((operand) => operand.kind === 'leaf');
  const [first] = leaves;
  if (first === undefined || leaves.length !== predicate.operands.length) return undefined;
  return leaves.every((leaf) => subjectOf(leaf) === subjectOf(first)) ? leaves : undefined;
}

function groupOf(draft: Draft): ExclusionGroup {
  const leaves = draft.flatMap((part) => {
    if ('unless' in part) return [...leavesOf(part.unless)].map(({ leaf }) => leaf);
    if ('unfolded' in part) return [...leavesOf(part.unfolded)].map(({ leaf }) => leaf);
    return part;
  });
  const selections = [...new Set(leaves.map(({ selection }) => selection))];
  return { entries: draft.map(entryOf), selections, purpose: purposeOf(selections) };
}

function entryOf(part: Part): ExclusionEntry {
  if ('unless' in part) return { kind: 'unless', groups: exclusionGroups([part.unless]) };
  if ('unfolded' in part) return { kind: 'unfolded' };
  const [first] = part;
  return {
    kind: 'values',
    field: first?.field ?? '',
    test: first?.test ?? 'eq',
    flags: first?.flags ?? [],
    values: part.map(({ value }) => value),
  };
}

function purposeOf(selections: readonly string[]): ExclusionPurpose {
  if (selections.every((name) => name.startsWith('filter_optional'))) return 'local-tuning';
  return selections.every((name) => name.startsWith('filter')) ? 'rule-logic' : 'negated-selection';
}

function subjectOf({ field, test, flags }: Pick<ExcludedValues, 'field' | 'test' | 'flags'>): string {
  return JSON.stringify([field, test, flags]);
}

function merge(groups: readonly ExclusionGroup[]): readonly ExclusionGroup[] {
  const merged = new Map<string, ExclusionGroup>();
  groups.forEach((group, index) => {
    const [entry] = group.entries;
    const isMergeable = entry?.kind === 'values' && group.entries.length === 1;
    const key = isMergeable ? `${group.purpose} ${subjectOf(entry)}` : `group ${index}`;
    const earlier = merged.get(key);
    merged.set(key, earlier === undefined ? group : together(earlier, group));
  });
  return [...merged.values()];
}

/** Both groups have one entry, on the same subject. */
function together(one: ExclusionGroup, other: ExclusionGroup): ExclusionGroup {
  const entries = [...one.entries, ...other.entries].filter((entry) => entry.kind === 'values');
  const [first] = entries;
  const values = [...new Set(entries.flatMap((entry) => entry.values))];
  return {
    ...one,
    entries: first === undefined ? [] : [{ ...first, values }],
    selections: [...new Set([...one.selections, ...other.selections])],
  };
}
