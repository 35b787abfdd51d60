import type { RuleMetadata } from '../../../src/ir/index.ts';

/**
 * The version of a rule, `X.Y.Z` in digits: the date of its last change, so that it grows with every
 * change that the author recorded. `1.0.0` where no date can be read.
 */
export function versionOf({ modified, date }: RuleMetadata): string {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(modified ?? date ?? '') ?? [];
  return year === undefined ? '1.0.0' : [year, month, day].map(Number).join('.');
}
