import { quote, type Diagnostics } from '../diagnostics/index.ts';
import type { YamlEntry } from '../yaml/index.ts';
import type { CorrelationAlias } from './document.ts';
import { readName, refuse } from './structure.ts';

/** Reads `aliases` by the Correlation Rules specification, "Field Name Aliases". Undefined after an error. */
export function readAliases(
  entry: YamlEntry | undefined,
  diagnostics: Diagnostics,
): readonly CorrelationAlias[] | undefined {
  if (entry === undefined) return [];
  if (entry.value.kind !== 'map')
    return refuse(entry.value, '`aliases` must be a map of alias names.', diagnostics);
  const aliases: CorrelationAlias[] = [];
  for (const { key, value } of entry.value.entries) {
    if (value.kind !== 'map' || value.entries.length === 0) {
      return refuse(
        value,
        `The alias ${quote(key.text)} must be a map of rule names to fields.`,
        diagnostics,
      );
    }
    const fields: CorrelationAlias['fields'][number][] = [];
    for (const each of value.entries) {
      const field = readName(each, diagnostics);
      if (field === undefined) return undefined;
      fields.push({ rule: { value: each.key.text, span: each.key.span }, field });
    }
    aliases.push({ name: { value: key.text, span: key.span }, fields });
  }
  return aliases;
}
