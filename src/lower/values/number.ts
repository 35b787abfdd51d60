import type { ComparisonValue } from '../../ir/index.ts';
import type { YamlScalar } from '../../yaml/index.ts';
import type { Comparison } from '../comparison.ts';
import type { LowerContext } from '../context.ts';
import { kindOf, wrongType } from './wrong-type.ts';

/** Reads the number of `lt`, `lte`, `gt` and `gte` (Modifiers appendix, "Numeric Modifiers"). */
export function readNumber(
  scalar: YamlScalar,
  { operator = '<' }: Comparison,
  context: LowerContext,
): readonly ComparisonValue[] | undefined {
  const value = finiteNumber(scalar);
  if (value === undefined) {
    const help =
      scalar.quoted && /^-?\d+(\.\d+)?$/.test(scalar.text) ? 'Remove the quotes.' : 'Write a number.';
    return wrongType(
      scalar,
      `\`lt\`, \`lte\`, \`gt\` and \`gte\` need a number, and this is ${kindOf(scalar)}`,
      context,
      help,
    );
  }
  return [{ kind: 'comparison', operator, value, text: scalar.text, span: scalar.span }];
}

/** The value of a scalar that is a number other than infinity and not-a-number. */
export function finiteNumber({ value }: YamlScalar): number | bigint | undefined {
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
