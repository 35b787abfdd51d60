import type { MappedExpression } from '../../ir/index.ts';
import { caseKey } from '../case-key.ts';
import { assumed, valueByValue, withValues, type LandedTest, type LandingContext } from '../landed-test.ts';
import type { CasesLanding } from '../model.ts';
import { instantiate } from '../predicate.ts';

/** A test on a field whose few values mean tests of the row; undefined after reporting an error. */
export function onCases(
  { cases }: CasesLanding,
  landed: LandedTest,
  context: LandingContext,
): MappedExpression | undefined {
  const { field } = landed;
  return valueByValue(landed, (value) => {
    const key = caseKey(value);
    const predicate = key !== undefined && Object.hasOwn(cases, key) ? cases[key] : undefined;
    if (predicate !== undefined) return instantiate(predicate, { rule: value.span, mapping: field.place });
    const known = Object.keys(cases)
      .map((name) => `\`${name}\``)
      .join(', ');
    if (key !== undefined) {
      return assumed(withValues(landed, [value]), `the table holds only ${known}`, false, context);
    }
    return context.reports.once(
      `${field.name} case`,
      'value-unmappable',
      value.span,
      () => `\`${field.name}\` can only be compared with ${known} on \`${context.entry.table}\`.`,
    );
  });
}
