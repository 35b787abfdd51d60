import type { Span } from '../../diagnostics/index.ts';
import type { StringPattern } from '../../ir/index.ts';
import type { TextTransform } from '../comparison.ts';
import type { LowerContext } from '../context.ts';
import { valuesPerValue } from '../limits.ts';
import { expandPlaceholders, type Expanded } from './placeholder.ts';
import { dashVariants, withDashes } from './windash.ts';

/**
 * Applies `expand` and `windash` in the order of the rule. The number of results is bounded; a value
 * that would exceed the bound is reported and yields `undefined`.
 */
export function transformText(
  value: StringPattern,
  transforms: readonly TextTransform[],
  span: Span,
  context: LowerContext,
): Expanded | undefined {
  let patterns: readonly StringPattern[] = [value];
  for (const transform of transforms) {
    const next: StringPattern[] = [];
    for (const each of patterns) {
      const room = valuesPerValue - next.length;
      const expanded =
        transform === 'expand' ? expandPlaceholders(each, span, room, context) : withinRoom(each, room);
      if (expanded === undefined) return undefined;
      if (expanded === 'too-many') return tooMany(transform, span, context);
      if (expanded.kind === 'query-list') {
        return transforms.length === 1 ? expanded : mixed(expanded.placeholder, span, context);
      }
      next.push(...expanded.patterns);
    }
    patterns = next;
  }
  return { kind: 'patterns', patterns };
}

function withinRoom(value: StringPattern, room: number): Expanded | 'too-many' {
  return dashVariants(value) > room ? 'too-many' : { kind: 'patterns', patterns: withDashes(value) };
}

function tooMany(transform: TextTransform, span: Span, { diagnostics }: LowerContext): undefined {
  const message = `\`${transform}\` turns this value into more than ${valuesPerValue} values.`;
  diagnostics.report('expansion-too-large', span, message);
  return undefined;
}

function mixed(placeholder: string, span: Span, { diagnostics }: LowerContext): undefined {
  const message = `\`%${placeholder}%\` stands for a list that the query looks up, which \`windash\` can't change.`;
  diagnostics.report('placeholder-query-list', span, message);
  return undefined;
}
