import type { CatalogueEntry } from '../entry.ts';

/** Findings about the condition of a rule. */
export const conditionCodes = {
  'condition-syntax': {
    severity: 'error',
    title: 'Condition can not be parsed',
    why: 'Without a condition nobody can say when the rule fires.',
    help: 'Write search identifiers joined by `and`, `or`, `not`, `1 of …` and `all of …`.',
  },
} as const satisfies Record<string, CatalogueEntry>;
