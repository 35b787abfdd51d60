import type { Diagnostics } from '../diagnostics/index.ts';
import { entryOf, type YamlEntry, type YamlNode } from '../yaml/index.ts';
import { readDetection } from './detection.ts';
import type { DetectionSyntax, FilterTargets } from './document.ts';
import { readNames, refuse } from './structure.ts';

/**
 * Reads `filter` by the Sigma Filters specification, "Global Filter": the rules that it applies to, and
 * search identifiers with a condition. Undefined after an error.
 */
export function readFilter(
  { key, value }: YamlEntry,
  diagnostics: Diagnostics,
): { readonly rules: FilterTargets; readonly detection: DetectionSyntax } | undefined {
  if (value.kind !== 'map')
    return refuse(
      value,
      '`filter` must be a map.',
      diagnostics,
      'Write `rules`, search identifiers and `condition` under it, indented and each with a colon.',
    );
  const entry = entryOf(value, 'rules');
  if (entry === undefined) {
    diagnostics.report('filter-rules', key.span, '`filter` has no `rules`.');
    return undefined;
  }
  const rules = readTargets(entry, diagnostics);
  const rest = { ...value, entries: value.entries.filter((each) => each !== entry) };
  const detection = readDetection({ key, value: rest }, diagnostics);
  return rules === undefined || detection === undefined ? undefined : { rules, detection };
}

function readTargets(entry: YamlEntry, diagnostics: Diagnostics): FilterTargets | undefined {
  if (isAny(entry.value)) return { kind: 'any' };
  const rules = readNames(entry, diagnostics);
  return rules === undefined ? undefined : { kind: 'rules', rules };
}

/** `rules: any`, also as a list of that one word. */
function isAny(value: YamlNode): boolean {
  const only = value.kind === 'sequence' && value.items.length === 1 ? value.items[0] : value;
  return only?.kind === 'scalar' && only.text.toLowerCase() === 'any';
}
