import type { CatalogueEntry } from '../entry.ts';

/** Findings about the YAML of a file, before it is read as a Sigma document. */
export const yamlCodes = {
  'yaml-syntax': {
    severity: 'error',
    title: 'Invalid YAML',
    why: 'The document can not be read, so no rule in it is converted.',
    help: 'Mend the YAML at the marked place; indentation and missing quotes are the usual causes.',
  },
  'yaml-duplicate-key': {
    severity: 'error',
    title: 'Key written twice',
    why: 'YAML allows a key once per map; most tools silently drop all but the last, and with it part of the rule.',
    help: 'Keep one of them, or join their values to a list under one key.',
  },
  'yaml-key': {
    severity: 'error',
    title: 'Key is not a name',
    why: 'Attributes, search identifiers and fields are named by plain text.',
    help: 'Write a single name before the colon; put quotes around it if it holds brackets or braces.',
  },
  'yaml-tag': {
    severity: 'error',
    title: 'Unknown YAML tag',
    why: 'A tag asks for a type that Sigma does not have, and may ask a careless reader to run code.',
    help: 'Remove the tag, or put quotes around the value if the `!` is part of it.',
  },
  'yaml-alias': {
    severity: 'error',
    title: 'Alias without an anchor',
    why: 'An alias stands for a value that an earlier anchor names; without it the value is unknown.',
    help: 'Put quotes around the value if the `*` is a wildcard, or write the anchor (`&name`) before the alias.',
  },
  'yaml-alias-limit': {
    severity: 'error',
    title: 'Aliases add too much',
    why: 'Aliases of aliases grow exponentially; a few lines can stand for billions of values.',
    help: 'Write the values out, or move them into a placeholder list.',
  },
  'yaml-merge': {
    severity: 'error',
    title: 'Merge key without a map',
    why: 'The merge key copies the entries of other maps into this one; nothing else can be copied.',
    help: 'Name a map after `<<:`, usually an alias, or put quotes around the key if a field has that name.',
  },
  'yaml-too-deep': {
    severity: 'error',
    title: 'YAML is nested too deeply',
    why: 'No rule needs this depth, and reading it would exhaust the memory of the machine.',
    help: 'Flatten the document.',
  },
  'yaml-boolean-word': {
    severity: 'warning',
    title: 'Word that older YAML reads as a boolean',
    why: 'Two tools may detect different events with this rule, because they read different types.',
    help: 'Put quotes around the word, or write `true` or `false`.',
  },
  'yaml-number-spelling': {
    severity: 'warning',
    title: 'Number that is not spelt in plain digits',
    why: 'YAML keeps the value of such a number, and other tools look for that; the log may hold the spelling, or the value.',
    help: 'Put quotes around the value if its spelling matters, or write the number in plain digits.',
  },
  'yaml-number-like': {
    severity: 'warning',
    title: 'Text that older YAML reads as a number',
    why: 'Two tools may detect different events with this rule, because they read different types.',
    help: 'Put quotes around the text, or write the number in plain digits.',
  },
  'yaml-date': {
    severity: 'warning',
    title: 'Text that older YAML reads as a date',
    why: 'Two tools may detect different events with this rule, because they read different types.',
    help: 'Put quotes around the text.',
  },
} as const satisfies Record<string, CatalogueEntry>;
