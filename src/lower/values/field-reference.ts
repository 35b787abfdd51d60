import type { FieldReferenceValue } from '../../ir/index.ts';
import type { YamlScalar } from '../../yaml/index.ts';
import type { Comparison } from '../comparison.ts';
import type { LowerContext } from '../context.ts';
import { kindOf, wrongType } from './wrong-type.ts';

/** Reads the field name of `fieldref` (Modifiers appendix, "Specific Modifiers"). It has no wildcards. */
export function readFieldReference(
  scalar: YamlScalar,
  { position, cased }: Comparison,
  context: LowerContext,
): readonly FieldReferenceValue[] | undefined {
  const { value, text, span } = scalar;
  if (value === null || typeof value === 'boolean' || text === '') {
    const what = text === '' ? 'empty' : kindOf(scalar);
    return wrongType(scalar, `\`fieldref\` needs the name of a field, and this is ${what}`, context);
  }
  return [{ kind: 'field-reference', field: text, position, cased, span }];
}
