import type { BinaryOperator } from '../ast.ts';

/** The string operators that ignore the case of ASCII letters, by what they compare. */
export const insensitiveOperators = {
  equals: '=~',
  startswith: 'startswith',
  endswith: 'endswith',
  contains: 'contains',
} as const satisfies Record<string, BinaryOperator>;

/** The string operators that heed case, by what they compare. */
export const sensitiveOperators = {
  equals: '==',
  startswith: 'startswith_cs',
  endswith: 'endswith_cs',
  contains: 'contains_cs',
} as const satisfies Record<string, BinaryOperator>;
