import { quote, suggestion, type Diagnostics } from '../diagnostics/index.ts';
import { entryOf, type YamlEntry, type YamlMap } from '../yaml/index.ts';
import { readAliases } from './correlation-aliases.ts';
import { readCorrelationCondition } from './correlation-condition.ts';
import type { CorrelationSyntax, CorrelationType, Located } from './document.ts';
import { readName, readNames, refuse } from './structure.ts';
import { readTimespan } from './timespan.ts';

/**
 * Reads `correlation` by the Sigma Correlation Rules specification, "Correlation section".
 * `document` is the map around it, where `generate` may stand as well. Undefined after an error.
 */
export function readCorrelation(
  { key, value }: YamlEntry,
  document: YamlMap,
  diagnostics: Diagnostics,
): CorrelationSyntax | undefined {
  if (value.kind !== 'map')
    return refuse(
      value,
      '`correlation` must be a map.',
      diagnostics,
      'Write `type`, `rules`, `timespan` and the rest under it, indented and each with a colon.',
    );
  reportUnknown(value, diagnostics);
  const absent = required.find((name) => entryOf(value, name) === undefined);
  if (absent !== undefined) {
    diagnostics.report('correlation-incomplete', key.span, `\`correlation\` has no \`${absent}\`.`);
    return undefined;
  }
  const type = readType(entryOf(value, 'type'), diagnostics);
  const rules = optional(entryOf(value, 'rules'), readNames, diagnostics);
  const span = optional(entryOf(value, 'timespan'), readName, diagnostics);
  const timespan = span === undefined ? undefined : readTimespan(span, diagnostics);
  const groupBy = readGroupBy(entryOf(value, 'group-by'), diagnostics);
  const aliases = readAliases(entryOf(value, 'aliases'), diagnostics);
  const generate = readGenerate(entryOf(value, 'generate') ?? entryOf(document, 'generate'), diagnostics);
  if (type === undefined) return undefined;
  const condition = readCorrelationCondition(entryOf(value, 'condition'), type, key, diagnostics);
  if (rules === undefined || timespan === undefined || groupBy === undefined || aliases === undefined)
    return undefined;
  if (condition === undefined || generate === undefined) return undefined;
  const chosen = condition === 'all' ? {} : { condition };
  return { type, rules, groupBy, timespan, ...chosen, aliases, generate, span: value.span };
}

const types: readonly CorrelationType[] = [
  'event_count',
  'value_count',
  'value_sum',
  'value_avg',
  'value_percentile',
  'value_median',
  'temporal',
  'temporal_ordered',
];

const required = ['type', 'rules', 'timespan'] as const;

const attributes: readonly string[] = [...required, 'group-by', 'condition', 'aliases', 'generate'];

function readType(
  entry: YamlEntry | undefined,
  diagnostics: Diagnostics,
): Located<CorrelationType> | undefined {
  const name = optional(entry, readName, diagnostics);
  if (name === undefined) return undefined;
  const value = types.find((type) => type === name.value);
  if (value !== undefined) return { value, span: name.span };
  const message = `${quote(name.value)} is not a type of correlation.${suggestion(name.value, types)}`;
  diagnostics.report('correlation-type', name.span, message);
  return undefined;
}

/** The specification calls `group-by` mandatory, yet without it there is only one thing it can mean. */
function readGroupBy(
  entry: YamlEntry | undefined,
  diagnostics: Diagnostics,
): readonly Located<string>[] | undefined {
  if (entry === undefined) return [];
  if (entry.value.kind === 'sequence' && entry.value.items.length === 0) return [];
  return readNames(entry, diagnostics);
}

function readGenerate(entry: YamlEntry | undefined, diagnostics: Diagnostics): boolean | undefined {
  if (entry === undefined) return false;
  const value = entry.value.kind === 'scalar' ? entry.value.value : undefined;
  return typeof value === 'boolean'
    ? value
    : refuse(entry.value, '`generate` must be `true` or `false`.', diagnostics);
}

function reportUnknown(body: YamlMap, diagnostics: Diagnostics): void {
  for (const { key } of body.entries) {
    if (attributes.includes(key.text)) continue;
    const message = `${quote(key.text)} is not an attribute of a correlation.${suggestion(key.text, attributes)}`;
    diagnostics.report('correlation-attribute', key.span, message);
  }
}

function optional<T>(
  entry: YamlEntry | undefined,
  read: (entry: YamlEntry, diagnostics: Diagnostics) => T | undefined,
  diagnostics: Diagnostics,
): T | undefined {
  return entry === undefined ? undefined : read(entry, diagnostics);
}
