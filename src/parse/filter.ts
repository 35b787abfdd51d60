import type { Diagnostics } from '../diagnostics/index.ts';
import { entryOf, type YamlEntry, type YamlNode } from '../yaml/index.ts';
import { readDetection } from './detection.ts';
import type { DetectionSyntax, FilterTargets } from './document.ts';
import { readTexts } from './text.ts';

/** Reads `filter`: the rules that it applies to, and search identifiers with a condition. */
export function readFilter(
  entry: YamlEntry,
  diagnostics: Diagnostics,
): { readonly rules: FilterTargets; readonly detection: DetectionSyntax } | undefined {
  const { key, value } = entry;
  if (value.kind !== 'map') {
    diagnostics.report('structure-type', value.span, '`filter` must be a map.');
    return undefined;
  }
  const rules = entryOf(value, 'rules');
  if (rules === undefined) {
    diagnostics.report('filter-rules', key.span, '`filter` has no `rules`.');
    return undefined;
  }
  const rest = { ...value, entries: value.entries.filter((each) => each !== rules) };
  const detection = readDetection({ key, value: rest }, diagnostics);
  if (detection === undefined) return undefined;
  return { rules: readTargets(rules, diagnostics), detection };
}

function readTargets(entry: YamlEntry, diagnostics: Diagnostics): FilterTargets {
  if (isAny(entry.value)) return { kind: 'any' };
  return { kind: 'rules', rules: readTexts(entry, diagnostics) };
}

function isAny(value: YamlNode): boolean {
  return value.kind === 'scalar' && value.text.toLowerCase() === 'any';
}
