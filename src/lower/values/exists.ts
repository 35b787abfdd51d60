import type { ExistsValue } from '../../ir/index.ts';
import type { YamlScalar } from '../../yaml/index.ts';
import type { Comparison } from '../comparison.ts';
import type { LowerContext } from '../context.ts';
import { kindOf, wrongType } from './wrong-type.ts';

/** Reads the boolean of `exists` (Sigma Rules specification, "Field Existence"). */
export function readExists(
  scalar: YamlScalar,
  _comparison: Comparison,
  context: LowerContext,
): readonly ExistsValue[] | undefined {
  const { value, span } = scalar;
  if (typeof value !== 'boolean') {
    const why = `\`exists\` needs \`true\` or \`false\`, and this is ${kindOf(scalar)}`;
    return wrongType(scalar, why, context, 'Write `true` or `false` without quotes.');
  }
  return [{ kind: 'exists', expected: value, span }];
}
