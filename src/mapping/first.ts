import { Diagnostics, type Diagnostic } from '../diagnostics/index.ts';
import type { DetectionRule, MappedRule } from '../ir/index.ts';
import { applyMapping, type ApplyOptions } from './apply.ts';
import type { Mapping } from './model.ts';

/** A mapped rule and the mapping that holds it. */
export interface Fit {
  readonly mapped: MappedRule;
  readonly mapping: Mapping;
}

/**
 * Maps a rule with the first mapping that can hold it, and that `accepts` it if that is given.
 * Only the findings of that mapping are reported; if none can hold the rule, those of all are.
 */
export function applyFirst(
  rule: DetectionRule,
  mappings: readonly Mapping[],
  options: ApplyOptions,
  diagnostics: Diagnostics,
  accepts: (mapping: Mapping, attempt: Diagnostics) => boolean = () => true,
): Fit | undefined {
  const refusals: Diagnostic[] = [];
  for (const mapping of mappings) {
    const attempt = new Diagnostics();
    const mapped = applyMapping(rule, mapping, options, attempt);
    if (mapped !== undefined && accepts(mapping, attempt)) {
      diagnostics.add(attempt.list);
      return { mapped, mapping };
    }
    refusals.push(...attempt.list);
  }
  diagnostics.add(refusals);
  return undefined;
}
