import type { CatalogueEntry } from '../entry.ts';

/** Findings about what a query language can and can't say. */
export const emitCodes = {
  'rule-serves-correlation': {
    severity: 'info',
    title: 'Rule that only serves a correlation',
    why: 'By the specification a rule that a correlation refers to does not fire on its own.',
    help: 'Write `generate: true` in the correlation to get both.',
  },
  'rule-serves-nothing': {
    severity: 'error',
    refuses: true,
    title: 'Rule whose correlations are all refused',
    why: 'By the specification a rule that a correlation refers to does not fire on its own, so nothing is deployed for it.',
    help: 'Mend the correlation, or write `generate: true` in it to have the rule on its own.',
  },
  'loss-refused': {
    severity: 'error',
    refuses: true,
    title: 'Difference from the rule that is not accepted',
    why: 'You asked to refuse rules whose query would differ from them in this way.',
    help: 'Choose another target or mapping, or accept the difference with `--loss`.',
  },
  'query-invalid': {
    severity: 'error',
    refuses: true,
    title: 'Query that the language service rejects',
    why: 'The query names something that does not exist or has another type, so it would fail.',
    help: 'Mend the mapping or the placeholder that the message names.',
  },
  'query-doubtful': {
    severity: 'warning',
    title: 'Query that the language service warns about',
    why: 'The query runs, but a part of it may not do what it says.',
    help: 'Look at the named clause; mend the mapping if it is one of yours.',
  },
  'query-too-long': {
    severity: 'warning',
    title: 'Query is longer than an analytics rule may be',
    why: 'Microsoft Sentinel accepts at most 10,000 characters in the query of an analytics rule.',
    help: 'Try `--optimize`, which also shortens long queries, and `--style compact`; or move long value lists to a watchlist, or save the query as a function. Formats of deployable rules shorten or split such a query by themselves.',
  },
} as const satisfies Record<string, CatalogueEntry>;
