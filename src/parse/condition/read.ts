import type { Diagnostics } from '../../diagnostics/index.ts';
import { spanWithin, type YamlScalar } from '../../yaml/index.ts';
import type { ConditionSyntax } from '../document.ts';
import { parseAggregation } from './aggregation.ts';
import { lexCondition } from './lexer.ts';
import { parseTokens } from './parser.ts';

/**
 * Reads a condition from the value that holds it, the aggregation behind a pipe included.
 * Without a tree after exactly one error.
 */
export function readCondition(scalar: YamlScalar, diagnostics: Diagnostics): ConditionSyntax {
  const source = scalar.value === null ? '' : scalar.text;
  const text = { value: source, span: scalar.span };
  const spanOf = spanWithin(scalar);
  const tokens = lexCondition(source);
  const at = tokens.findIndex(({ kind }) => kind === '|');
  const pipe = tokens[at];
  // `||` is a foreign `or`, for which the parser has a message of its own.
  if (pipe === undefined || (tokens[at + 1]?.kind === '|' && tokens[at + 1]?.start === pipe.end)) {
    const tree = parseTokens(tokens, source.length, spanOf, diagnostics);
    return tree === undefined ? { text } : { text, tree };
  }
  const tree = parseTokens(tokens.slice(0, at), pipe.start, spanOf, diagnostics);
  if (tree === undefined) return { text };
  const aggregation = parseAggregation(source, tokens.slice(at + 1), pipe.start, spanOf, diagnostics);
  return aggregation === undefined ? { text } : { text, tree, aggregation };
}
