import type { FieldSet, Mapping } from './model.ts';

/**
 * One mapping of two for the same target. Where both have an entry, `override` wins: tables by name,
 * settings by key, fields by name within their set. Log sources of `override` are looked at first.
 */
export function mergeMappings(base: Mapping, override: Mapping): Mapping {
  return {
    target: base.target,
    settings: { ...base.settings, ...override.settings },
    tables: { ...base.tables, ...override.tables },
    logsources: [...override.logsources, ...base.logsources],
    fieldSets: mergeFieldSets(base.fieldSets, override.fieldSets),
  };
}

function mergeFieldSets(base: Mapping['fieldSets'], override: Mapping['fieldSets']): Mapping['fieldSets'] {
  const merged = new Map<string, FieldSet>(Object.entries(base));
  for (const [name, fields] of Object.entries(override)) merged.set(name, { ...merged.get(name), ...fields });
  return Object.fromEntries(merged);
}
