import type { Diagnostics } from '../../../src/diagnostics/index.ts';
import type { EntityMapping } from './entities.ts';
import type { FormatInput } from './format.ts';
import { shortened } from './text.ts';

const longestTitle = 256;
const mostPlaceholders = 3;

/** What an alert title is made of. */
export interface TitleParts {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
  readonly entities: readonly EntityMapping[];
}

/**
 * The title of alerts with `{{Column}}` placeholders, or undefined if the rule's name says it all. The
 * settings can name one; without it, rules with one alert per event name the host. An alert about several
 * events would show the value of just one of them. Reports placeholders that the result has no column for.
 */
export function alertTitleOf(
  input: FormatInput,
  parts: TitleParts,
  diagnostics: Diagnostics,
): string | undefined {
  const { settings, mapped } = input;
  const format = settings.alertTitle ?? usualFormat(input, parts.entities);
  if (format === undefined) return undefined;
  const placeholders = [...format.matchAll(/\{\{(.*?)\}\}/g)].map(([, column = '']) => column);
  const unknown = placeholders.filter((column) => !parts.columns.has(column));
  if (unknown.length > 0 || placeholders.length > mostPlaceholders) {
    const problem =
      unknown.length > 0
        ? `The query returns no column ${unknown.map((column) => `\`${column}\``).join(', ')}`
        : `An alert title can have ${mostPlaceholders} placeholders`;
    const message = `${problem}, so alerts are named like the rule.`;
    diagnostics.report('format-column', mapped.rule.span, message);
    return undefined;
  }
  const room = longestTitle - format.replaceAll('{title}', '').length;
  if (room < 0) return undefined;
  return format.replaceAll('{title}', () => shortened(inert(parts.name), Math.max(room, 4)));
}

function usualFormat({ settings }: FormatInput, entities: readonly EntityMapping[]): string | undefined {
  if (settings.grouping !== 'AlertPerResult') return undefined;
  const host = entities.find(({ entityType }) => entityType === 'Host')?.fieldMappings[0]?.columnName;
  return host === undefined ? undefined : `{title} on {{${host}}}`;
}

/** A title is from a stranger: its braces must not become placeholders. */
function inert(title: string): string {
  return title.replaceAll(/\{(?=\{)|\}(?=\})/g, '$& ');
}
