import { quote, suggestion, type Diagnostics } from '../diagnostics/index.ts';
import type { Logsource } from '../ir/index.ts';
import { familyField } from './family.ts';
import type { FieldMapping, FieldSet, LogsourceMapping, LogsourcePattern, Mapping } from './model.ts';

/** The entry of the mapping that holds a log source; the first fitting one wins. */
export function resolveLogsource(mapping: Mapping, logsource: Logsource): LogsourceMapping | undefined {
  let known = resolved.get(mapping);
  if (known === undefined) resolved.set(mapping, (known = new Map<string, LogsourceMapping | undefined>()));
  const key = JSON.stringify(attributes.map((attribute) => logsource[attribute] ?? null));
  if (!known.has(key)) {
    known.set(
      key,
      mapping.logsources.find((entry) => fits(entry.match, logsource)),
    );
  }
  return known.get(key);
}

/** Repositories hold thousands of rules for a hundred log sources. */
const resolved = new WeakMap<Mapping, Map<string, LogsourceMapping | undefined>>();

/** How a field lands in the table of a log source; field names are compared without regard to case. */
export function resolveField(
  mapping: Mapping,
  entry: LogsourceMapping,
  field: string,
): FieldMapping | undefined {
  const key = field.toLowerCase();
  for (const name of entry.fields.toReversed()) {
    const set: FieldSet = mapping.fieldSets[name] ?? {};
    if (Object.hasOwn(set, key)) return set[key];
  }
  for (const name of entry.fields.toReversed()) {
    const member = familyField(mapping.fieldSets[name] ?? {}, field);
    if (member) return member;
  }
  return undefined;
}

/** Reports that none of the mappings has a table for a log source, with the names that are nearly its own. */
export function reportLogsource(
  logsource: Logsource,
  mappings: readonly Mapping[],
  diagnostics: Diagnostics,
): void {
  const named = attributes.flatMap((attribute) => {
    const name = logsource[attribute];
    return name === undefined ? [] : [`${attribute} ${quote(name)}`];
  });
  const what = named.length === 0 ? 'an empty log source' : named.join(', ');
  const targets = mappings.map(({ target }) => `\`${target}\``);
  const message =
    targets.length === 1
      ? `Target ${targets.join('')} has no table for ${what}.`
      : `Neither ${targets.join(' nor ')} has a table for ${what}.`;
  const hints = attributes.map((attribute) => {
    const known = namesOf(attribute, mappings);
    const name = logsource[attribute];
    return name === undefined || known.has(name) ? '' : suggestion(name, known);
  });
  diagnostics.report('logsource-unmapped', logsource.span, message + hints.join(''));
}

function namesOf(attribute: (typeof attributes)[number], mappings: readonly Mapping[]): ReadonlySet<string> {
  return new Set(
    mappings.flatMap(({ logsources }) => logsources.flatMap(({ match }) => match[attribute] ?? [])),
  );
}

function fits(pattern: LogsourcePattern, logsource: Logsource): boolean {
  return attributes.every((attribute) => {
    const accepted = pattern[attribute];
    const name = logsource[attribute];
    if (accepted === undefined) return name === undefined;
    return accepted.includes('*') || (name !== undefined && accepted.includes(name));
  });
}

const attributes = ['product', 'category', 'service'] as const;
