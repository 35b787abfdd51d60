import type { Diagnostics } from '../../diagnostics/index.ts';
import { spanWithin, type YamlScalar } from '../../yaml/index.ts';
import type { ConditionSyntax } from '../document.ts';
import { parseAggregation } from './aggregation.ts';
import { lexCondition } from './lexer.ts';
import { parseTokens } from './parser.ts';

/** The longest condition that is read, in UTF-16 units. The longest public ones hold a few hundred. */
export const longestCondition = 100_000;

/**
 * Reads a condition from the value that holds it, the aggregation behind a pipe included.
 * Without a tree after exactly one error.
 */
export function readCondition(scalar: YamlScalar, diagnostics: Diagnostics): ConditionSyntax {
  const source = scalar.value === null ? '' : scalar.text;
  const text = { value: source, span: scalar.span };
  const spanOf = spanWithin(scalar);
  if (source.length > longestCondition) {
    const message = `The condition holds ${source.length} characters; ${longestCondition} are read at most.`;
    diagnostics.report('condition-too-long', scalar.span, message);
    return { text };
  }
  const tokens = lexCondition(source);
  const at = tokens.findIndex(({ kind }) => kind === '|');
  const pipe = tokens[at];
  if (pipe === undefined) {
    const tree = parseTokens(tokens, source.length, spanOf, diagnostics);
    return tree === undefined ? { text } : { text, tree };
  }
  const tree = parseTokens(tokens.slice(0, at), pipe.start, spanOf, diagnostics);
  if (tree === undefined) return { text };
  const aggregation = parseAggregation(source, tokens.slice(at + 1), pipe.start, spanOf, diagnostics);
  return aggregation === undefined ? { text } : { text, tree, aggregation };
}
