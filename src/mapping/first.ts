import { Diagnostics, type Diagnostic } from '../diagnostics/index.ts';
import type { DetectionRule, MappedRule } from '../ir/index.ts';
import { applyMapping, type ApplyOptions } from './apply.ts';
import type { Mapping } from './model.ts';
import { reportLogsource, resolveRule } from './resolve.ts';

/** A mapped rule and the mapping that holds it. */
export interface Fit {
  readonly mapped: MappedRule;
  readonly mapping: Mapping;
}

/**
 * Maps a rule with the first mapping that can hold it, and that `accepts` it if that is given; mappings that
 * hold it as a last resort come after the others.
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
  const candidates = mappings
    .flatMap((mapping) => {
      const entry = resolveRule(mapping, rule);
      return entry === undefined ? [] : [{ mapping, isLast: entry.lastResort === true }];
    })
    .toSorted((a, b) => Number(a.isLast) - Number(b.isLast));
  if (candidates.length === 0) {
    reportLogsource(rule.logsource, mappings, diagnostics);
  }
  const refusals: Diagnostic[] = [];
  for (const { mapping } of candidates) {
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
