import type { CatalogueEntry } from '../entry.ts';

/** Findings about files before anything in them is read as YAML. */
export const inputCodes = {
  'input-not-found': {
    severity: 'error',
    title: 'Path does not exist',
    why: 'Nothing was converted for this path.',
    help: 'Check the spelling and the working directory.',
  },
  'input-unreadable': {
    severity: 'error',
    title: 'File can not be read',
    why: 'Nothing was converted for this file.',
    help: 'Check the permissions of the file and of its folders; a name must be UTF-8.',
  },
  'input-binary': {
    severity: 'error',
    title: 'Not a text file',
    why: 'Sigma rules are UTF-8 text; this file holds bytes that no UTF-8 text holds.',
    help: 'Save the rule as UTF-8, or leave the file out.',
  },
  'target-unknown': {
    severity: 'error',
    title: 'Unknown target',
    why: 'Without a mapping for the target no rule can be converted.',
    help: 'Name a shipped target, or give the mapping file of your own target with `--mapping`.',
  },
  'placeholder-file-invalid': {
    severity: 'error',
    title: 'Invalid placeholder file',
    why: 'A list that is only half understood would make rules match the wrong values.',
    help: 'Write `name: [value, …]`, or `name: { kql: "Table | project Column" }`; in a CSV file one column per placeholder.',
  },
  'schema-invalid': {
    severity: 'error',
    title: 'Not the schema of a table',
    why: 'A mapping can only be drafted for columns whose names and types are known.',
    help: 'Run `Table | getschema` and save the result as CSV, JSON or tab-separated text.',
  },
  'input-too-large': {
    severity: 'error',
    title: 'File is too large',
    why: 'No rule needs this much text, and reading it would take memory and time from the other rules.',
    help: 'Split the file; move long value lists into a placeholder list.',
  },
  'input-no-rules': {
    severity: 'error',
    title: 'Folder without rules',
    why: 'Nothing was converted for this folder, which is seldom what was meant.',
    help: 'Name a folder that holds `.yml` or `.yaml` files.',
  },
} as const satisfies Record<string, CatalogueEntry>;
