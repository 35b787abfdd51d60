import type { CatalogueEntry } from '../entry.ts';

/** Findings about how log sources and fields land in tables and columns. */
export const mappingCodes = {
  'logsource-unmapped': {
    severity: 'error',
    refuses: true,
    title: 'No table for this log source',
    why: 'No table of the target is known to hold these events, and a query on a wrong table never fires.',
    help: 'Choose another target with `--target`, or name a table in a mapping file (`--mapping`).',
  },
  'field-unmapped': {
    severity: 'error',
    refuses: true,
    title: 'No column for this field',
    why: 'The table is not known to hold this field, and a test on a wrong column never matches.',
    help: 'Add the field to a mapping file (`--mapping`), or choose another target with `--target`.',
  },
  'field-unsupported': {
    severity: 'error',
    refuses: true,
    title: 'The table can not hold this field',
    why: 'The source behind the table does not record this, or not so that it can be told, so no query can test it.',
    help: 'Choose another target with `--target`, or rewrite the rule without the field.',
  },
  'field-left-out': {
    severity: 'warning',
    title: 'A part of the rule that the table can not test',
    why: 'The source behind the table does not record this, or not so that it can be told; the other parts of the rule still work.',
    help: 'Choose another target with `--target` if this part matters.',
  },
  'rule-decided': {
    severity: 'error',
    refuses: true,
    title: 'The rule does not depend on the events of the table',
    why: 'On this table the tests of the rule are decided already, so a query would match all or nothing.',
    help: 'Check the log source of the rule, or choose another target with `--target`.',
  },
  'keywords-unmapped': {
    severity: 'error',
    refuses: true,
    title: 'No column to search for keywords',
    why: 'The table has no column that holds the whole event as text.',
    help: 'Test a named field, or name the column to search in a mapping file (`keywords`).',
  },
  'value-unmappable': {
    severity: 'error',
    refuses: true,
    title: 'The column can not hold this value',
    why: 'The test would be rejected by the query engine or never match.',
    help: 'Write a value of the type that the column has.',
  },
  'value-never-matches': {
    severity: 'warning',
    title: 'A value that the column never holds',
    why: 'This alternative of the rule can not fire on this table; the others still can.',
    help: 'Choose another target with `--target` if this alternative matters.',
  },
  'correlation-key-lost': {
    severity: 'error',
    refuses: true,
    title: 'Field that a correlation does not pass on',
    why: 'The results of a correlation are groups, not events: all they have are the fields of `group-by`.',
    help: 'Add the field to `group-by` of the inner correlation.',
  },
  'correlation-upper-bound': {
    severity: 'warning',
    title: 'Upper bound on a sliding window',
    why: 'A window falls below a bound also when nothing happens, and a query only sees what happens.',
    help: 'Use `gt` or `gte` where you can; otherwise know that the end of a quiet time is not reported.',
  },
  'correlation-estimate': {
    severity: 'warning',
    title: 'Estimated percentile',
    why: 'The engine estimates percentiles of many values; near the bound the verdict can differ.',
    help: 'Choose a bound that does not depend on small differences.',
  },
  'mapping-approximate': {
    severity: 'warning',
    title: 'The column differs from the field',
    why: 'The query is not exactly the rule: it can match more, fewer or other events in the named case.',
    help: 'Read the difference; accept it, or choose another target or mapping.',
  },
  'mapping-invalid': {
    severity: 'error',
    title: 'Invalid mapping file',
    why: 'A mapping that is only half understood would send tests to the wrong column.',
    help: 'Mend the marked entry; `mappings/mapping.schema.json` describes the format.',
  },
  'mapping-unknown-column': {
    severity: 'error',
    title: 'The table has no such column',
    why: 'The query would be rejected, or silently test nothing.',
    help: 'Check the column name against the table, or declare it under `columns`.',
  },
  'mapping-unknown-table': {
    severity: 'error',
    title: 'No such table',
    why: 'A query on a table or parser that does not exist fails, or tests nothing.',
    help: 'Check the name; a table of your own must declare its columns under `columns`.',
  },
  'mapping-preset-unknown': {
    severity: 'error',
    title: 'Unknown mapping preset',
    why: 'The name is neither a file nor a preset that ships with sigma-kql.',
    help: 'Give a path to a mapping file or the name of a preset.',
  },
} as const satisfies Record<string, CatalogueEntry>;
