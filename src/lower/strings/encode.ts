import { quote, type Span } from '../../diagnostics/index.ts';
import { literalText, type StringPattern } from '../../ir/index.ts';
import type { Comparison } from '../comparison.ts';
import type { LowerContext } from '../context.ts';

import { base64, base64AtAnyOffset } from './base64.ts';
import { bytesOf } from './bytes.ts';
import { hasOpenPlaceholder } from './placeholder.ts';

/**
 * Encodes a value as `wide|base64offset` and their like ask for. Reports values that have no encoding
 * (wildcards) or one that says nothing, and then returns `undefined`.
 */
export function encodeValue(
  value: StringPattern,
  comparison: Comparison,
  span: Span,
  context: LowerContext,
): readonly StringPattern[] | undefined {
  if (comparison.encoding === 'none') return [value];
  const { diagnostics } = context;
  if (hasOpenPlaceholder(value, span, context)) return undefined;
  const text = literalText(value);
  if (text === undefined) {
    const message = `A value with wildcards has no ${comparison.encoding} encoding.`;
    diagnostics.report('encoding-wildcard', span, message);
    return undefined;
  }
  const bytes = bytesOf(text, comparison.charset);
  const pieces = comparison.encoding === 'base64' ? [base64(bytes)] : base64AtAnyOffset(bytes);
  if (pieces.includes('')) {
    const message = `${quote(text)} is too short for \`${comparison.encoding}\`: at some offset nothing recognisable is left.`;
    diagnostics.report('encoding-too-short', span, message);
    return undefined;
  }
  return pieces.map((piece) => [piece]);
}
