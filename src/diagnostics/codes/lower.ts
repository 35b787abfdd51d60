import type { CatalogueEntry } from '../entry.ts';

/** Findings about what a rule means: modifiers, values, search identifiers. */
export const lowerCodes = {
  'modifier-unknown': {
    severity: 'error',
    title: 'Unknown modifier',
    why: 'A modifier decides how a value is compared; guessing it would change what the rule detects.',
    help: 'Use a modifier of the Sigma specification.',
  },
} as const satisfies Record<string, CatalogueEntry>;
