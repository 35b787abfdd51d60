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
  'document-ambiguous': {
    severity: 'error',
    title: 'Two kinds of document in one',
    why: 'A rule, a correlation and a filter mean different things; which one is meant can not be told.',
    help: 'Split the document in two, with a line `---` between them.',
  },
  'action-invalid': {
    severity: 'error',
    title: 'Document action without meaning',
    why: 'An action says which documents share their content; guessing it would change what the rules detect.',
    help: 'Use `global`, `reset` or `repeat`, or write each document out in full without an action.',
  },
  'action-conflict': {
    severity: 'error',
    title: 'Global and own value disagree',
    why: 'Tools differ in which of the two wins, so the same rule would detect different events.',
    help: 'Remove the value from the global document or from this one.',
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
  'logsource-empty': {
    severity: 'error',
    title: 'Log source selects nothing',
    why: 'Without a category, product or service nobody knows which events the rule is about.',
    help: 'Add `category`, `product` or `service` under `logsource`.',
  },
  'filter-rules': {
    severity: 'error',
    title: 'Filter without rules',
    why: 'A filter hides events; it must say for which rules.',
    help: 'List ids or names of rules under `rules`, or write `rules: any`.',
  },
  'correlation-incomplete': {
    severity: 'error',
    title: 'Correlation lacks an attribute',
    why: 'Which events of which rules within which time belong together can not be told without it.',
    help: 'Add the attribute; a correlation needs `type`, `rules`, `timespan` and mostly `condition`.',
  },
  'correlation-type': {
    severity: 'error',
    title: 'Unknown type of correlation',
    why: 'The type says what is counted or computed; guessing it would change what the rule detects.',
    help: 'Use event_count, value_count, value_sum, value_avg, value_percentile, value_median, temporal or temporal_ordered.',
  },
  'correlation-attribute': {
    severity: 'error',
    title: 'Unknown attribute of a correlation',
    why: 'It may say something that changes which events belong together, and would be lost.',
    help: 'Use type, rules, group-by, timespan, condition, aliases and generate only.',
  },
  'correlation-condition': {
    severity: 'error',
    title: 'Malformed condition of a correlation',
    why: 'How many events or which values make an alert is the point of a correlation, so it is never guessed.',
    help: 'Write a map such as `gte: 10`, with `field: name` where values are counted or computed with.',
  },
  'timespan-format': {
    severity: 'error',
    title: 'Malformed time span',
    why: 'Events are only put together within this time; another length changes what the rule detects.',
    help: 'Write a whole number and s, m, h or d, such as `90m`; a week is `7d`, a month `30d`.',
  },
  'title-missing': {
    severity: 'warning',
    title: 'No title',
    why: 'Alerts of the rule have no name that an analyst could recognise, and other tools reject the rule.',
    help: 'Add a `title` of at most 256 characters that says what is detected.',
  },
  'attribute-type': {
    severity: 'warning',
    title: 'Attribute of the wrong type',
    why: 'Other tools may reject the document, and what the attribute says may get lost.',
    help: 'Write the attribute as the Sigma specification asks for it, or leave it out.',
  },
  'attribute-value': {
    severity: 'warning',
    title: 'Attribute with an unknown value',
    why: 'Tools that sort or filter rules by this attribute will not find the rule.',
    help: 'Use one of the values of the Sigma specification.',
  },
  'attribute-format': {
    severity: 'warning',
    title: 'Attribute in the wrong format',
    why: 'Tools that sort or filter rules by this attribute may misread it or reject the rule.',
    help: 'Write the attribute as the Sigma specification asks for it.',
  },
  'attribute-misspelt': {
    severity: 'warning',
    title: 'Attribute that is probably misspelt',
    why: 'It counts as a custom attribute, so what it says is not used.',
    help: 'Correct the name; prefix it if it really is an attribute of your own.',
  },
} as const satisfies Record<string, CatalogueEntry>;
