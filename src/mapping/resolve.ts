import type { Logsource } from '../ir/index.ts';
import { familyField } from './family.ts';
import type { FieldMapping, FieldSet, LogsourceMapping, LogsourcePattern, Mapping } from './model.ts';

/** The entry of the mapping that holds a log source; the first fitting one wins. */
export function resolveLogsource(mapping: Mapping, logsource: Logsource): LogsourceMapping | undefined {
  return mapping.logsources.find((entry) => fits(entry.match, logsource));
}

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

function fits(pattern: LogsourcePattern, logsource: Logsource): boolean {
  return attributes.every((attribute) => {
    const accepted = pattern[attribute];
    const name = logsource[attribute];
    if (accepted === undefined) return name === undefined;
    return accepted.includes('*') || (name !== undefined && accepted.includes(name));
  });
}

const attributes = ['category', 'product', 'service'] as const;
