import type { StringPattern, StringValue, Value } from '../../ir/index.ts';
import type { YamlScalar } from '../../yaml/index.ts';
import type { Comparison } from '../comparison.ts';
import type { LowerContext } from '../context.ts';
import { decodeString, decodeTemplate } from '../strings/decode.ts';
import { encodeValue } from '../strings/encode.ts';
import { positioned } from '../strings/pattern.ts';
import { transformText } from '../strings/transform.ts';
import { wrongType } from './wrong-type.ts';

/**
 * Reads a value that is compared as it is: text, number, boolean or null. Modifiers on text turn a number
 * into the text that the author wrote. One value may become several, of which one must match.
 */
export function readPlain(
  scalar: YamlScalar,
  comparison: Comparison,
  context: LowerContext,
): readonly Value[] | undefined {
  const { value, text, span } = scalar;
  if (value === null) {
    return isBare(comparison)
      ? [{ kind: 'null', span }]
      : wrongType(scalar, '`null` is the absence of a value; this modifier needs text', context);
  }
  if (typeof value === 'string' || !isBare(comparison)) {
    return readText(typeof value === 'string' ? value : text, scalar, comparison, context);
  }
  if (typeof value === 'boolean') return [{ kind: 'boolean', value, span }];
  // `.inf` and `.nan` are numbers to YAML, but no log holds them as such.
  if (typeof value === 'number' && !Number.isFinite(value)) return [string([text], comparison, scalar)];
  return [{ kind: 'number', value, text, span }];
}

function readText(
  text: string,
  scalar: YamlScalar,
  comparison: Comparison,
  context: LowerContext,
): readonly Value[] | undefined {
  const { transforms, encoding, position } = comparison;
  if (transforms.length === 0 && encoding === 'none') {
    return [string(positioned(decodeString(text), position), comparison, scalar)];
  }
  const transformed = readTransformed(text, scalar, comparison, context);
  if (transformed === undefined) return undefined;
  if (transformed.kind === 'query-list') {
    return [{ ...transformed, cased: comparison.cased, span: scalar.span }];
  }
  const values: StringValue[] = [];
  for (const pattern of transformed.patterns) {
    const encoded = encodeValue(pattern, comparison, scalar.span, context);
    if (encoded === undefined) return undefined;
    for (const each of encoded) values.push(string(positioned(each, position), comparison, scalar));
  }
  return values;
}

function readTransformed(
  text: string,
  { span }: YamlScalar,
  comparison: Comparison,
  context: LowerContext,
): ReturnType<typeof transformText> {
  const value = comparison.transforms.includes('expand') ? decodeTemplate(text) : decodeString(text);
  const transformed = transformText(value, comparison.transforms, span, context);
  if (transformed?.kind !== 'query-list') return transformed;
  const { position, encoding, quantifier } = comparison;
  if (position === 'equals' && encoding === 'none' && quantifier === 'any') return transformed;
  const message = `\`%${transformed.placeholder}%\` stands for a list that the query looks up, which can only be compared with a whole field.`;
  context.diagnostics.report('placeholder-query-list', span, message);
  return undefined;
}

/** Whether no modifier asks for text. */
function isBare({ position, transforms, encoding }: Comparison): boolean {
  return position === 'equals' && transforms.length === 0 && encoding === 'none';
}

function string(pattern: StringPattern, { cased }: Comparison, { span }: YamlScalar): StringValue {
  return { kind: 'string', pattern, cased, span };
}
