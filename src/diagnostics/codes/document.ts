import type { CatalogueEntry } from '../entry.ts';

/** Findings about a Sigma document: its attributes and their types. */
export const documentCodes = {
  'document-empty': {
    severity: 'error',
    title: 'No Sigma document',
    why: 'The file holds no YAML document, so there is nothing to convert.',
    help: 'Write a rule with `title`, `logsource` and `detection`, or leave the file out.',
  },
} as const satisfies Record<string, CatalogueEntry>;
