import type { LogsourcePattern, Mapping } from '../mapping/index.ts';
import { matchColumns, type Match } from './match.ts';
import type { SchemaColumn } from './read-schema.ts';
import { schemaComment } from '../text/schema-comment.ts';

/** What a draft is made of. */
export interface DraftInput {
  readonly target: string;
  readonly table: string;
  readonly columns: readonly SchemaColumn[];
  /** Where known fields and columns come from. */
  readonly mappings: readonly Mapping[];
  /** The way from the file to the JSON Schema of mappings; without it the file says how to get one. */
  readonly schema?: string;
}

/**
 * A mapping file for a table, as YAML: its columns, the log source that fits best, the fields whose columns are
 * recognised by name, both marked as guesses, and the other columns as comments. Correct, but only a proposal.
 */
export function draft({ target, table, columns, mappings, schema }: DraftInput): string {
  const match = matchColumns(table, columns, mappings);
  const set = `${table.toLowerCase()}-fields`;
  const keywords = columns.filter(({ name, type }) => type === 'string' && rawText.test(name));
  return `${[
    ...schemaComment('mappings/mapping.schema.json', schema),
    '#',
    '# A draft: names can mislead. Compare each line that is marked as a guess with some events of the table, and',
    '# remove the mark.',
    'version: 1',
    `target: ${scalar(target)}`,
    '',
    'tables:',
    `  ${scalar(table)}:`,
    '    columns:',
    ...columns.map(({ name, type }) => `      ${scalar(name)}: ${type}`),
    ...(keywords.length === 0
      ? []
      : [
          `    keywords: [${keywords.map(({ name }) => scalar(name)).join(', ')}] # where keywords are looked for`,
        ]),
    '',
    'logsources:',
    `  # ${reasonOf(match)}`,
    `  - ${logsourceLine(match.logsource ?? { product: [table.toLowerCase()] })}`,
    `    table: ${scalar(table)}`,
    ...(match.fields.size === 0 ? [] : [`    fields: ${scalar(set)}`]),
    '',
    ...fieldLines(table, set, columns, match),
  ].join('\n')}\n`;
}

/** Marks what follows from names alone. */
const guess = '# guess';

/** Columns that hold a whole event as text. */
const rawText = /^(rawdata|raw|message|rawmessage|syslogmessage|eventdata|rawevent)(_s)?$/i;

function reasonOf({ logsource, found, missing }: Match): string {
  return logsource === undefined
    ? 'No known log source has these columns. Write what the `logsource` of your rules says.'
    : `A guess: the table has ${found} of the ${found + missing} known fields of this log source. Write what the \`logsource\` of your rules says.`;
}

function logsourceLine(logsource: LogsourcePattern): string {
  return Object.entries(logsource)
    .map(([attribute, names]) => {
      const list = (names as readonly string[]).map(scalar);
      return `${attribute}: ${list.length === 1 ? list.join('') : `[${list.join(', ')}]`}`;
    })
    .join('\n    ');
}

function fieldLines(
  table: string,
  set: string,
  columns: readonly SchemaColumn[],
  { fields }: Match,
): readonly string[] {
  const unknown = columns.filter((column) => !fields.has(column));
  const named = columns.flatMap((column) => {
    const field = fields.get(column);
    return field === undefined ? [] : [`      ${scalar(field)}: ${scalar(column.name)} ${guess}`];
  });
  const comments = unknown.map(({ name, type }) => `      # ${comment(name)} (${type})`);
  if (named.length === 0) return ['# Columns without a known field:', ...comments.map((line) => line.trim())];
  return [
    'fieldSets:',
    `  ${scalar(set)}:`,
    `    table: ${scalar(table)}`,
    '    fields:',
    ...named,
    ...(comments.length === 0 ? [] : ['      # Columns without a known field:', ...comments]),
  ];
}

/** A YAML scalar that is read as exactly this text. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z_][\w.-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** A text that can't end the comment. */
function comment(text: string): string {
  return text.replaceAll(/[^\x20-\x7e\u00a1-\ud7ff]/g, '?');
}
