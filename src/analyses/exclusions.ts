import { exclusionGroups, type ExclusionGroup } from './exclusion-groups.ts';
import { sorted } from './normal-form.ts';
import { conjunctsOf, leavesOf, type Leaf, type Predicate } from './predicate.ts';

/** What a rule leaves out, as a reader needs it. */
export interface Exclusions {
  /** Events that match any of these groups are left out. */
  readonly groups: readonly ExclusionGroup[];
  /** Of each list, at least one field must hold something. */
  readonly required: readonly (readonly string[])[];
  /** Left out of one alternative only. */
  readonly conditional: readonly ConditionalExclusion[];
  /** Whether the rule says nothing but what must not hold: then an event without the field matches. */
  readonly isWholeRule: boolean;
}

/** An exclusion that limits one alternative of a rule. */
export interface ConditionalExclusion {
  /** The search identifiers of the alternative that it limits; empty if that has none. */
  readonly branch: readonly string[];
  readonly groups: readonly ExclusionGroup[];
}

/** The exclusions of a normal tree. */
export function exclusionsOf(tree: Predicate): Exclusions {
  const conjuncts = conjunctsOf(tree);
  const negated = conjuncts.flatMap((conjunct) => (conjunct.kind === 'not' ? [conjunct.operand] : []));
  return {
    groups: exclusionGroups(negated.filter((operand) => requiredBy(operand) === undefined)),
    required: negated.flatMap((operand) => requiredBy(operand) ?? []),
    conditional: conjuncts.flatMap((conjunct) => (conjunct.kind === 'not' ? [] : conditionalIn(conjunct))),
    isWholeRule: negated.length === conjuncts.length,
  };
}

/**
 * One row per excluded value in the order of public catalogs. It reads like a list of alternatives, which
 * is wrong where a filter has several tests: use `exclusionsOf` to say what is excluded.
 */
export function flatExclusions(tree: Predicate): readonly Leaf[] {
  const rows = new Map<string, Leaf>();
  for (const conjunct of conjunctsOf(tree)) {
    if (conjunct.kind !== 'not' || requiredBy(conjunct.operand) !== undefined) continue;
    for (const { leaf } of leavesOf(sorted(conjunct.operand))) {
      if (!rows.has(leaf.key)) rows.set(leaf.key, leaf);
    }
  }
  return [...rows.values()];
}

/** "Not null" excludes nothing: it asks for a field. Undefined if there is more in it. */
function requiredBy(excluded: Predicate): readonly (readonly string[])[] | undefined {
  const leaves = [...leavesOf(excluded)];
  if (leaves.length === 0 || leaves.some(({ leaf, negated }) => negated || !isAbsence(leaf)))
    return undefined;
  const fields = leaves.map(({ leaf }) => leaf.field);
  switch (excluded.kind) {
    case 'leaf':
      return [fields];
    case 'and':
      return excluded.operands.every(({ kind }) => kind === 'leaf') ? [fields] : undefined;
    case 'or':
      return excluded.operands.every(({ kind }) => kind === 'leaf')
        ? fields.map((field) => [field])
        : undefined;
    case 'not':
    case 'constant':
      return undefined;
  }
}

function isAbsence({ test }: Leaf): boolean {
  return test === 'is_null' || test === 'not_exists';
}

/** Exclusions below an `or`, each with the search identifiers that its alternative requires. */
function conditionalIn(predicate: Predicate): readonly ConditionalExclusion[] {
  switch (predicate.kind) {
    case 'or':
      return predicate.operands.flatMap(inBranch);
    case 'and':
      return predicate.operands.flatMap(conditionalIn);
    case 'not':
    case 'leaf':
    case 'constant':
      return [];
  }
}

function inBranch(branch: Predicate): readonly ConditionalExclusion[] {
  const conjuncts = conjunctsOf(branch);
  const negated = conjuncts.flatMap((conjunct) => (conjunct.kind === 'not' ? [conjunct.operand] : []));
  const others = conjuncts.filter((conjunct) => conjunct.kind !== 'not');
  const names = others.flatMap((other) => [...leavesOf(other)].map(({ leaf }) => leaf.selection));
  const own = negated.length === 0 ? [] : [{ branch: [...new Set(names)], groups: exclusionGroups(negated) }];
  return [...own, ...others.flatMap(conditionalIn)];
}
