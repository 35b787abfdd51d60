import { matchesRegex } from '../regex/operator.ts';
import { arithmetic } from './arithmetic.ts';
import { comparisons } from './comparisons.ts';
import type { BinaryOperator } from './row.ts';
import { textTests } from './text-tests.ts';

/** Every binary operator with a scalar on each side, by its spelling. */
export const binaryOperators: Readonly<Record<string, BinaryOperator>> = {
  ...comparisons,
  ...arithmetic,
  ...textTests,
  'matches regex': matchesRegex,
};
