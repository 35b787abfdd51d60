import type { CatalogueEntry } from '../entry.ts';

/** Findings about the YAML of a file, before it is read as a Sigma document. */
export const yamlCodes = {
  'yaml-syntax': {
    severity: 'error',
    title: 'Invalid YAML',
    why: 'The file can not be read, so no rule in it is converted.',
    help: 'Mend the YAML at the marked place; indentation and missing quotes are the usual causes.',
  },
} as const satisfies Record<string, CatalogueEntry>;
