import { Diagnostics, type Diagnostic } from '../diagnostics/index.ts';
import type { DetectionRule, MappedRule } from '../ir/index.ts';
import { applyMapping, type ApplyOptions } from './apply.ts';
import type { Mapping } from './model.ts';
import { reportLogsource, resolveLogsource } from './resolve.ts';

/** A mapped rule and the mapping that holds it. */
export interface Fit {
  readonly mapped: MappedRule;
  readonly mapping: Mapping;
}

/**
 * Maps a rule with the first mapping that can hold it, and that `accepts` it if that is given.
 * Only the findings of that mapping are reported; if none can hold the rule, the errors of all that
 * know its log source are.
 */
export function applyFirst(
  rule: DetectionRule,
  mappings: readonly Mapping[],
  options: ApplyOptions,
  diagnostics: Diagnostics,
  accepts: (mapping: Mapping, attempt: Diagnostics) => boolean = () => true,
): Fit | undefined {
  const candidates = mappings.filter((mapping) => resolveLogsource(mapping, rule.logsource) !== undefined);
  if (candidates.length === 0) {
    reportLogsource(rule.logsource, mappings, diagnostics);
  }
  const refusals: Diagnostic[] = [];
  for (const mapping of candidates) {
    const attempt = new Diagnostics();
    const mapped = applyMapping(rule, mapping, options, attempt);
    if (mapped !== undefined && accepts(mapping, attempt)) {
      diagnostics.add(attempt.list);
      return { mapped, mapping };
    }
    refusals.push(...attempt.list.filter(({ severity }) => severity === 'error'));
  }
  diagnostics.add(refusals);
  return undefined;
}
