import type { Span } from '../../diagnostics/index.ts';

/**
 * The tree of a detection condition, by the grammar of the Sigma Rules specification, "Condition".
 * Operators are n-ary: `a and b and c` is one node with three operands, and parentheses leave no trace.
 */
export type ConditionNode = ConditionOperation | ConditionNot | ConditionIdentifier | ConditionQuantifier;

/** `a and b …` or `a or b …`, with at least two operands. */
export interface ConditionOperation {
  readonly kind: 'and' | 'or';
  readonly operands: readonly ConditionNode[];
  readonly span: Span;
}

/** `not a`. */
export interface ConditionNot {
  readonly kind: 'not';
  readonly operand: ConditionNode;
  readonly span: Span;
}

/** The name of a search identifier. */
export interface ConditionIdentifier {
  readonly kind: 'identifier';
  readonly name: string;
  readonly span: Span;
}

/**
 * `1 of selection_*`, `all of them`, `any of …`, `2 of …`.
 * `count` is a positive number or `all`; `pattern` is `them` or a name with `*` wildcards.
 */
export interface ConditionQuantifier {
  readonly kind: 'quantifier';
  readonly count: number | 'all';
  readonly pattern: string;
  readonly span: Span;
}

/** The place of the characters `[start, end)` of a condition's text. */
export type SpanOf = (start: number, end: number) => Span;
