import type { CatalogueEntry } from '../entry.ts';

/** Findings about what a query language can and can't say. */
export const emitCodes = {
  'document-unsupported': {
    severity: 'error',
    refuses: true,
    title: 'Kind of document not supported yet',
    why: 'A document that is only half understood would give a wrong query.',
    help: 'Leave the document to another tool for now.',
  },
  'query-unsupported': {
    severity: 'error',
    refuses: true,
    title: 'Not supported in KQL yet',
    why: 'The rule uses something for which no exact KQL is written yet.',
    help: 'Rewrite the marked test, or leave the rule to another tool for now.',
  },
  'query-too-long': {
    severity: 'warning',
    title: 'Query is longer than an analytics rule may be',
    why: 'Microsoft Sentinel accepts at most 10,000 characters in the query of an analytics rule.',
    help: 'Use `--style compact`, move long value lists to a watchlist, or save the query as a function.',
  },
} as const satisfies Record<string, CatalogueEntry>;
