import { quote, type Diagnostics, type Span } from '../../diagnostics/index.ts';
import type { PatternPart, PlaceholderPart, QueryListValue, StringPattern } from '../../ir/index.ts';
import type { LowerContext } from '../context.ts';
import type { PlaceholderContent } from '../options.ts';
import { decodeString } from './decode.ts';
import { pattern } from './pattern.ts';

/** What is left of a value once its placeholders are resolved. */
export type Expanded = { readonly kind: 'patterns'; readonly patterns: readonly StringPattern[] } | QueryList;

/** A list that the query looks up. */
export type QueryList = Pick<QueryListValue, 'kind' | 'placeholder' | 'expression' | 'isAssumed'>;

/**
 * Resolves the placeholders of a value: each combination of their values is one pattern. `room` is how
 * many patterns there may be. Returns `undefined` after reporting placeholders that can't be resolved.
 */
export function expandPlaceholders(
  value: StringPattern,
  span: Span,
  room: number,
  context: LowerContext,
): Expanded | 'too-many' | undefined {
  if (context.placeholders === 'keep') return { kind: 'patterns', patterns: [value] };
  let patterns: readonly (readonly PatternPart[])[] = [[]];
  for (const part of value) {
    if (typeof part === 'string' || part.kind !== 'placeholder') {
      patterns = patterns.map((prefix) => [...prefix, part]);
      continue;
    }
    const content = resolve(part, span, context);
    if (content === undefined) return undefined;
    if (content.kind === 'query-list') return queryList(value, part, content, span, context);
    if (patterns.length * content.values.length > room) return 'too-many';
    const choices = content.values.map(decodeString);
    patterns = patterns.flatMap((prefix) => choices.map((choice) => [...prefix, ...choice]));
  }
  return { kind: 'patterns', patterns: patterns.map(pattern) };
}

/**
 * Reports the first placeholder that is still in a value, for modifiers that need to know its text.
 * Returns whether there is one.
 */
export function hasOpenPlaceholder(value: StringPattern, span: Span, { diagnostics }: LowerContext): boolean {
  const open = value.find((part) => typeof part === 'object' && part.kind === 'placeholder');
  if (typeof open !== 'object' || open.kind !== 'placeholder') return false;
  reportUnresolved(open.name, span, diagnostics);
  return true;
}

function reportUnresolved(name: string, span: Span, diagnostics: Diagnostics): undefined {
  const message = `Nothing says what the placeholder ${quote(`%${name}%`)} stands for.`;
  diagnostics.report('placeholder-unresolved', span, message);
  return undefined;
}

function resolve(
  { name }: PlaceholderPart,
  span: Span,
  { placeholders, diagnostics }: LowerContext,
): PlaceholderContent | undefined {
  const content = typeof placeholders === 'function' ? placeholders(name) : undefined;
  if (content === undefined) return reportUnresolved(name, span, diagnostics);
  if (content.kind === 'values' && content.values.length === 0) {
    diagnostics.report('placeholder-empty', span, `The list for the placeholder \`%${name}%\` is empty.`);
    return undefined;
  }
  return content;
}

function queryList(
  value: StringPattern,
  { name }: PlaceholderPart,
  content: Extract<PlaceholderContent, { readonly kind: 'query-list' }>,
  span: Span,
  { diagnostics }: LowerContext,
): Expanded | undefined {
  if (value.length === 1) return { ...content, placeholder: name };
  const message = `\`%${name}%\` stands for a list that the query looks up, so it can't be a part of a value.`;
  diagnostics.report('placeholder-query-list', span, message);
  return undefined;
}
