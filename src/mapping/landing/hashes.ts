import type { MappedExpression } from '../../ir/index.ts';
import { asksForEmptiness } from '../absence.ts';
import { hashTarget } from '../hashes.ts';
import {
  assumed,
  onOneColumn,
  valueByValue,
  withValues,
  type LandedTest,
  type LandingContext,
} from '../landed-test.ts';
import type { HashesLanding } from '../model.ts';
import { onAlternatives } from './columns.ts';

/** A test on digests, each of which goes to the column of its algorithm; undefined after reporting an error. */
export function onHashes(
  landing: HashesLanding,
  landed: LandedTest,
  context: LandingContext,
): MappedExpression | undefined {
  const { field } = landed;
  return valueByValue(landed, (value) => {
    const own = withValues(landed, [value]);
    if (asksForEmptiness(value)) return onAlternatives(Object.values(landing.columns), own, context);
    const target = hashTarget(value, landing);
    switch (target.kind) {
      case 'column':
        return onOneColumn(target.column, [target.value], 'any', landed, context);
      case 'never':
        return assumed(own, `it has no ${target.algorithm} column`, false, context);
      case 'unknown':
        return context.reports.once(
          field.name,
          'value-unmappable',
          value.span,
          () =>
            `This value of \`${field.name}\` is not \`ALGORITHM=digest\`, so it can't be sent to the column of an algorithm.`,
        );
    }
  });
}
