import type { MappedExpression } from '../../ir/index.ts';
import { constantMatches } from '../constant.ts';
import type { LandedTest, LandingContext } from '../landed-test.ts';

/** A test on a field that every row of the table has with the same value; undefined after reporting an error. */
export function onConstant(
  held: string,
  { test, field }: LandedTest,
  { entry, reports }: LandingContext,
): MappedExpression | undefined {
  const verdicts = test.values.map((value) => constantMatches(held, value));
  if (verdicts.includes(undefined)) {
    return reports.once(
      `${field.name} constant`,
      'value-unmappable',
      test.span,
      () =>
        `\`${field.name}\` is always \`${held}\` in \`${entry.table}\`, and this test can't be decided for it.`,
    );
  }
  const value = test.quantifier === 'all' ? verdicts.every(Boolean) : verdicts.some(Boolean);
  return { kind: 'constant', value, origin: { rule: test.span, mapping: field.place } };
}
