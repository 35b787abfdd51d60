import type { Diagnostics } from '../../diagnostics/index.ts';
import { lexCondition, type ConditionToken } from './lexer.ts';
import { ConditionReader } from './reader.ts';
import type { ConditionNode, SpanOf } from './syntax.ts';

/**
 * Parses a condition without an aggregation tail, by the precedence of the specification: `not` binds
 * tightest, then `and`, then `or`; keywords in any case.
 *
 * Returns undefined after exactly one error. Needs no call stack: parentheses may nest as deeply as the
 * text allows, and the resulting tree is at most {@link maximumDepth} operators deep.
 */
export function parseCondition(
  text: string,
  spanOf: SpanOf,
  diagnostics: Diagnostics,
): ConditionNode | undefined {
  return parseTokens(lexCondition(text), text.length, spanOf, diagnostics);
}

/** Parses the tokens of a condition; `end` is the offset behind the last of them, for what is missing there. */
export function parseTokens(
  tokens: readonly ConditionToken[],
  end: number,
  spanOf: SpanOf,
  diagnostics: Diagnostics,
): ConditionNode | undefined {
  return new ConditionReader(tokens, end, spanOf, diagnostics).read();
}
