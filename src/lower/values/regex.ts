import type { RegexValue } from '../../ir/index.ts';
import { spanWithin, type YamlScalar } from '../../yaml/index.ts';
import type { Comparison, Position } from '../comparison.ts';
import type { LowerContext } from '../context.ts';
import { translateRegex } from '../regex/translate.ts';
import { kindOf, wrongType } from './wrong-type.ts';

/**
 * Reads the regular expression of `re`. It is searched for anywhere in the field, so that `contains`
 * adds nothing; `startswith` and `endswith` tie it to an end of the field.
 */
export function readRegex(
  scalar: YamlScalar,
  { flags, position }: Comparison,
  context: LowerContext,
): readonly RegexValue[] | undefined {
  const { value, text, span } = scalar;
  if (value === null || typeof value === 'boolean') {
    return wrongType(scalar, `\`re\` needs a regular expression, and this is ${kindOf(scalar)}`, context);
  }
  const translation = translateRegex(text);
  if (translation.kind === 'refused') {
    const { kind, start, end, message } = translation.problem;
    const code = kind === 'invalid' ? 'regex-invalid' : 'regex-unsupported';
    context.diagnostics.report(
      code,
      spanWithin(scalar)(start, end),
      `In this regular expression ${message}.`,
    );
    return undefined;
  }
  const { source, matchesEmpty } = translation;
  return [{ kind: 'regex', source: tied(source, position), flags, matchesEmpty, span }];
}

function tied(source: string, position: Position): string {
  switch (position) {
    case 'equals':
    case 'contains':
      return source;
    case 'startswith':
      return String.raw`\A(?:${source})`;
    case 'endswith':
      return String.raw`(?:${source})\z`;
  }
}
