import type { Span } from '../diagnostics/index.ts';
import type { StringPattern } from '../ir/index.ts';

/**
 * What a rule asks of one event, taken down to single values: the tree that stages, exclusions,
 * indicators and neighbours are computed from. Search identifiers leave no node; each leaf names its own.
 */
export type Predicate = PredicateGroup | PredicateNegation | Leaf | PredicateConstant;

/** All (`and`) or at least one (`or`) of the operands. */
export interface PredicateGroup {
  readonly kind: 'and' | 'or';
  readonly operands: readonly Predicate[];
}

/** The operand does not hold. */
export interface PredicateNegation {
  readonly kind: 'not';
  readonly operand: Predicate;
}

/** Always true or always false. */
export interface PredicateConstant {
  readonly kind: 'constant';
  readonly value: boolean;
}

/** One value of one field. */
export interface Leaf {
  readonly kind: 'leaf';
  /** The Sigma field; empty for keywords. */
  readonly field: string;
  readonly test: LeafTest;
  /** As the author wrote it, without the wildcards that `test` stands for. Empty for tests that need none. */
  readonly value: string;
  /** What changes matching but not the kind of test (`cased`, `windash`, `base64` …), sorted. */
  readonly flags: readonly string[];
  /** Equal for leaves that match the same: field, test, value without regard to spelling, flags. */
  readonly key: string;
  /** The value that `test` looks for, escapes resolved; only for plain strings. */
  readonly pattern?: StringPattern;
  /** The search identifier that holds it. */
  readonly selection: string;
  /** The field item that holds it. */
  readonly span: Span;
}

/** How a value is compared. Names follow public catalogs of Sigma rules where those have one. */
export type LeafTest =
  | 'eq'
  | 'match'
  | 'starts_with'
  | 'ends_with'
  | 'wildcard'
  | 'regex'
  | 'cidr'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'exists'
  | 'not_exists'
  | 'is_null'
  | 'field_eq'
  | 'time_part'
  | 'in_list'
  | 'keyword';

/** A leaf, and whether it stands under an odd number of `not`. */
export interface SignedLeaf {
  readonly leaf: Leaf;
  readonly negated: boolean;
}

/** The leaves of a tree, in its order. */
export function* leavesOf(predicate: Predicate, negated: boolean = false): Generator<SignedLeaf> {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      for (const operand of predicate.operands) yield* leavesOf(operand, negated);
      return;
    case 'not':
      yield* leavesOf(predicate.operand, !negated);
      return;
    case 'leaf':
      yield { leaf: predicate, negated };
      return;
    case 'constant':
  }
}

/** The operands of the outermost `and`; otherwise the tree itself. */
export function conjunctsOf(predicate: Predicate): readonly Predicate[] {
  return predicate.kind === 'and' ? predicate.operands : [predicate];
}
