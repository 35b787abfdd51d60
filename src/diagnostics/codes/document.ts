import type { CatalogueEntry } from '../entry.ts';

/** Findings about a Sigma document: its attributes and their types. */
export const documentCodes = {
  'document-empty': {
    severity: 'error',
    title: 'No Sigma document',
    why: 'The file holds no YAML document, so there is nothing to convert.',
    help: 'Write a rule with `title`, `logsource` and `detection`, or leave the file out.',
  },
  'document-not-sigma': {
    severity: 'error',
    title: 'Not a Sigma document',
    why: 'The YAML holds neither a rule nor a correlation nor a filter, so there is nothing to convert.',
    help: 'Add `detection`, `correlation` or `filter` at the top level, or leave the file out.',
  },
  'structure-type': {
    severity: 'error',
    title: 'Part of the document has the wrong shape',
    why: 'What the document detects can not be read from it.',
    help: 'Write what the Sigma specification asks for at this place.',
  },
  'logsource-missing': {
    severity: 'error',
    title: 'No log source',
    why: 'Without a log source nobody knows which events the rule is about.',
    help: 'Add `logsource:` with `category`, `product` or `service`.',
  },
  'filter-rules': {
    severity: 'error',
    title: 'Filter without rules',
    why: 'A filter hides events; it must say for which rules.',
    help: 'List ids or names of rules under `rules`, or write `rules: any`.',
  },
  'attribute-type': {
    severity: 'warning',
    title: 'Attribute of the wrong type',
    why: 'Other tools may reject the document, and what the attribute says may get lost.',
    help: 'Write the attribute as the Sigma specification asks for it.',
  },
} as const satisfies Record<string, CatalogueEntry>;
