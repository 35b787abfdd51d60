import type { Span } from '../diagnostics/index.ts';
import type { Value } from './value.ts';

/**
 * What a rule says about one event: a tree of tests on Sigma fields.
 *
 * The tree keeps what a reader of the rule would look for: lists stay lists, wildcards stay
 * wildcards, letters keep their case, and each search identifier keeps its name. Nothing here knows
 * a table, a column or KQL.
 */
export type Expression =
  Conjunction | Disjunction | Negation | Selection | FieldTest | KeywordTest | Constant;

/** All operands hold. At least two operands, in the order of the rule. */
export interface Conjunction {
  readonly kind: 'and';
  readonly operands: readonly Expression[];
  readonly span: Span;
}

/** At least one operand holds. At least two operands, in the order of the rule. */
export interface Disjunction {
  readonly kind: 'or';
  readonly operands: readonly Expression[];
  readonly span: Span;
}

/** The operand does not hold. */
export interface Negation {
  readonly kind: 'not';
  readonly operand: Expression;
  readonly span: Span;
}

/** A search identifier used by the condition; means what its operand means. */
export interface Selection {
  readonly kind: 'selection';
  readonly name: string;
  /** The title of the filter that it is of; absent for those of the rule. */
  readonly filter?: string;
  readonly operand: Expression;
  readonly span: Span;
}

/**
 * A field against its values: `any` value is enough, or `all` must hold (modifier `all`).
 * `values` is never empty. An event without the field satisfies only `null` and `exists: false`.
 */
export interface FieldTest {
  readonly kind: 'field';
  readonly field: FieldName;
  readonly quantifier: 'any' | 'all';
  readonly values: readonly Value[];
  readonly span: Span;
}

/**
 * Values looked for anywhere in the event (Sigma "keywords"): each value is a string that matches
 * when it occurs in some part of the event.
 */
export interface KeywordTest {
  readonly kind: 'keyword';
  readonly quantifier: 'any' | 'all';
  readonly values: readonly Value[];
  readonly span: Span;
}

/** A part of a condition that is always true or always false. */
export interface Constant {
  readonly kind: 'constant';
  readonly value: boolean;
  readonly span: Span;
}

/** A Sigma field as written in the rule, with the place of its name. */
export interface FieldName {
  readonly name: string;
  readonly span: Span;
}
