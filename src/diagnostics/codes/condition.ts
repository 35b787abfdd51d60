import type { CatalogueEntry } from '../entry.ts';

/** Findings about the condition of a rule. */
export const conditionCodes = {
  'condition-missing': {
    severity: 'error',
    title: 'No condition',
    why: 'Without a condition nobody can say when the rule fires.',
    help: 'Add `condition:` with the search identifiers that must match, such as `condition: selection`.',
  },
  'condition-empty': {
    severity: 'error',
    title: 'Empty condition',
    why: 'Without a condition nobody can say when the rule fires.',
    help: 'Name the search identifiers that must match, such as `condition: selection`.',
  },
  'condition-parenthesis': {
    severity: 'error',
    title: 'Unbalanced parenthesis',
    why: 'Where the parenthesis belongs decides which tests go together, and so what the rule detects.',
    help: 'Add the missing parenthesis, or remove this one.',
  },
  'condition-operand': {
    severity: 'error',
    title: 'Missing search identifier',
    why: 'An operator without an operand usually means that a name was lost; the rest may mean something else.',
    help: 'Write a search identifier, `1 of …`, `all of …` or a parenthesis there, or remove the operator.',
  },
  'condition-operator': {
    severity: 'error',
    title: 'Missing operator',
    why: 'Whether both or one of two tests must match changes what the rule detects, so it is never guessed.',
    help: 'Write `and` or `or` between them; a search identifier with a space in its name must be renamed.',
  },
  'condition-foreign-operator': {
    severity: 'error',
    title: 'Operator of another language',
    why: 'A Sigma condition knows words only; a sign would be taken for the name of a search identifier.',
    help: 'Join search identifiers with `and`, `or` and `not`.',
  },
  'condition-quantifier': {
    severity: 'error',
    title: 'Malformed quantifier',
    why: 'How many of which search identifiers must match decides what the rule detects.',
    help: 'Write `1 of name*`, `all of name*`, `1 of them` or `all of them`.',
  },
  'condition-too-deep': {
    severity: 'error',
    title: 'Condition is nested too deeply',
    why: 'No reader and few query engines can follow a condition of this depth.',
    help: 'Name groups of tests as search identifiers of their own.',
  },
  'condition-too-long': {
    severity: 'error',
    title: 'Condition is too long',
    why: 'No reader can follow it, and reading it would take memory and time from the other rules.',
    help: 'Put alternatives into the lists of a search identifier, or use `1 of name*`.',
  },
  'condition-aggregation': {
    severity: 'error',
    title: 'Malformed aggregation',
    why: 'How many events within which time make an alert is the point of such a rule, so it is never guessed.',
    help: 'Write `| count(field) by group > 5`, or better a correlation rule (`correlation:`).',
  },
  'aggregation-unsupported': {
    severity: 'error',
    title: 'Legacy aggregation',
    why: 'A correlation rule says the same exactly; without its aggregation the rule would detect single events.',
    help: 'Write a correlation rule (`correlation:`) of type `event_count`, `value_count` or `temporal`.',
  },
} as const satisfies Record<string, CatalogueEntry>;
