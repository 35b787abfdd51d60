import type { Diagnostics, Span } from '../../diagnostics/index.ts';
import type { ComparisonOperator, LegacyAggregation, LegacyFunction, Located } from '../document.ts';
import type { ConditionToken } from './lexer.ts';
import { parseTokens } from './parser.ts';
import type { SpanOf } from './syntax.ts';

/**
 * Parses what follows the pipe of a condition by the Sigma specification 1.0: an aggregation or `near`.
 * `tokens` are those behind the pipe, `from` and `end` the offsets of the pipe and of the text's end.
 * Undefined after one error.
 */
export function parseAggregation(
  text: string,
  tokens: readonly ConditionToken[],
  from: number,
  spanOf: SpanOf,
  diagnostics: Diagnostics,
): LegacyAggregation | undefined {
  const span = spanOf(from, text.trimEnd().length);
  const [first] = tokens;
  if (first?.text.toLowerCase() === 'near') {
    const operand = parseTokens(tokens.slice(1), text.length, spanOf, diagnostics);
    return operand === undefined ? undefined : { kind: 'near', operand, span };
  }
  const match = text.length - from > longestTail ? null : grammar.exec(text.slice(from));
  const groups = match?.groups;
  const indices = match?.indices?.groups;
  if (groups === undefined || indices === undefined) {
    diagnostics.report(
      'condition-aggregation',
      span,
      'What follows the pipe is not an aggregation that Sigma knows.',
    );
    return undefined;
  }
  const locate = (name: string): Span => {
    const [start, end] = indices[name] ?? [0, 0];
    return spanOf(from + start, from + end);
  };
  const field = groups['field'];
  return {
    kind: 'aggregation',
    function: { value: groups['function']?.toLowerCase() as LegacyFunction, span: locate('function') },
    ...(field === undefined ? {} : { field: { value: field, span: locate('field') } }),
    groupBy: groupFields(groups['group'] ?? '', from + (indices['group']?.[0] ?? 0), spanOf),
    operator: { value: operators[groups['operator'] ?? ''] ?? 'eq', span: locate('operator') },
    threshold: { value: Number(groups['threshold']), span: locate('threshold') },
    span,
  };
}

/** Longer tails are never an aggregation, and would make the grammar's expression slow. */
const longestTail = 1000;

const grammar =
  /^\|\s*(?<function>count|min|max|avg|sum)\s*\(\s*(?<field>[^\s()]+)?\s*\)\s*(?:by\s+(?<group>[^\s,<>=]+(?:\s*,\s*[^\s,<>=]+)*)\s*)?(?<operator>>=|<=|==|=|>|<)\s*(?<threshold>\d{1,15}(?:\.\d{1,15})?)\s*$/di;

const operators: Readonly<Record<string, ComparisonOperator>> = {
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
  '=': 'eq',
  '==': 'eq',
};

function groupFields(text: string, offset: number, spanOf: SpanOf): readonly Located<string>[] {
  return [...text.matchAll(/[^\s,]+/g)].map((match) => {
    const start = offset + match.index;
    return { value: match[0], span: spanOf(start, start + match[0].length) };
  });
}
