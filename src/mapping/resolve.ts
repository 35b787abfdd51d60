import { quote, suggestion, type Diagnostics } from '../diagnostics/index.ts';
import type { DetectionRule, Logsource } from '../ir/index.ts';
import { requiredEventIds } from './event-ids.ts';
import { familyField } from './family.ts';
import { spelledAs } from './spelling.ts';
import type { FieldMapping, FieldSet, LogsourceMapping, LogsourcePattern, Mapping } from './model.ts';

/** The entry of the mapping that holds the events of a rule; the first fitting one wins. */
export function resolveRule(
  mapping: Mapping,
  { logsource, condition }: Pick<DetectionRule, 'logsource' | 'condition'>,
): LogsourceMapping | undefined {
  return resolveLogsource(mapping, logsource, requiredEventIds(condition));
}

/**
 * The entry of the mapping that holds a log source, for rules that ask for these event ids; without
 * them, entries for certain event ids are passed over.
 */
export function resolveLogsource(
  mapping: Mapping,
  logsource: Logsource,
  eventIds?: ReadonlySet<string>,
): LogsourceMapping | undefined {
  let known = resolved.get(mapping);
  if (known === undefined) resolved.set(mapping, (known = new Map<string, LogsourceMapping | undefined>()));
  const ids = [...(eventIds ?? [])].toSorted();
  const key = JSON.stringify([...attributes.map((attribute) => logsource[attribute] ?? null), ids]);
  if (!known.has(key)) {
    known.set(
      key,
      mapping.logsources.find((entry) => fits(entry.match, logsource) && holdsEvents(entry, ids)),
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
    const named = Object.hasOwn(set, key) ? set[key] : undefined;
    if (named !== undefined) return spelledAs(named, field);
  }
  for (const name of entry.fields.toReversed()) {
    const member = familyField(mapping.fieldSets[name] ?? {}, field);
    if (member) return member;
  }
  return undefined;
}

/** Reports that none of the mappings has a table for a log source, with the names that are nearly its own and would give one. */
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
  const misspelt = attributes.filter((attribute) => {
    const name = logsource[attribute];
    return name !== undefined && !namesOf(attribute, mappings).has(name);
  });
  const near = mappings.map(({ logsources }) => ({
    logsources: logsources.filter(({ match }) => fits(match, logsource, misspelt)),
  }));
  const hints = misspelt.map((attribute) => suggestion(logsource[attribute] ?? '', namesOf(attribute, near)));
  const ids = mappings.flatMap(({ logsources }) =>
    logsources.flatMap(({ match, eventIds = [] }) => (fits(match, logsource) ? eventIds : [])),
  );
  const events = ids.length === 0 ? '' : ` Of its events it holds those with the id ${eventList(ids)}.`;
  diagnostics.report('logsource-unmapped', logsource.span, message + hints.join('') + events);
}

function eventList(ids: readonly string[]): string {
  return [...new Set(ids)].toSorted((a, b) => Number(a) - Number(b)).join(', ');
}

function holdsEvents({ eventIds }: LogsourceMapping, asked: readonly string[]): boolean {
  return eventIds === undefined || (asked.length > 0 && asked.every((id) => eventIds.includes(id)));
}

function namesOf(
  attribute: Attribute,
  mappings: readonly Pick<Mapping, 'logsources'>[],
): ReadonlySet<string> {
  return new Set(
    mappings.flatMap(({ logsources }) => logsources.flatMap(({ match }) => match[attribute] ?? [])),
  );
}

/** Whether the log source is among those of the pattern, whatever it gives for the attributes to overlook. */
function fits(
  pattern: LogsourcePattern,
  logsource: Logsource,
  overlooked: readonly Attribute[] = [],
): boolean {
  return attributes.every((attribute) => {
    const accepted = pattern[attribute];
    const name = logsource[attribute];
    if (accepted === undefined) return name === undefined;
    if (overlooked.includes(attribute)) return true;
    return accepted.includes('*') || (name !== undefined && accepted.includes(name));
  });
}

const attributes = ['product', 'category', 'service'] as const;

type Attribute = (typeof attributes)[number];
