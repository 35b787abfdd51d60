import type { CatalogueEntry } from '../entry.ts';

/** Findings about files of events. */
export const eventCodes = {
  'events-format': {
    severity: 'error',
    title: 'Events can not be read',
    why: 'A file of events holds JSON objects (one, several or an array) or, if it is named so, CSV.',
    help: 'Export the events as JSON, one object per event, or as CSV with a header.',
  },
  'events-missing': {
    severity: 'error',
    title: 'No events',
    why: 'Rules can only be tested with events; with none, a test would say nothing.',
    help: 'Name a file with events, or a folder that holds such files.',
  },
  'events-layout': {
    severity: 'error',
    title: 'Regression case is incomplete',
    why: 'An `info.yml` says which rule must match which events; without either there is nothing to test.',
    help: 'Give `rule_metadata` with the id of the rule, and `regression_tests_info` with the path of its events.',
  },
} as const satisfies Record<string, CatalogueEntry>;
