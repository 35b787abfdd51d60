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

/** Choices among several mappings. */
export interface ChoiceOptions extends ApplyOptions {
  /** Whether the findings about a rule leave it acceptable; all of them do if this is left out. */
  readonly accepts?: (findings: readonly Diagnostic[]) => boolean;
}

/**
 * Maps a rule with the first mapping that can hold it, that `suits` if that is given, and whose findings are
 * accepted; mappings that hold it as a last resort come after the others, and those that find more because a
 * condition of a selection is left out come last.
 * Only the findings of that mapping are reported. If there is none, the errors of all that know the log source
 * of the rule are, and of those without errors what is not accepted.
 */
export function applyFirst(
  rule: DetectionRule,
  mappings: readonly Mapping[],
  options: ChoiceOptions,
  diagnostics: Diagnostics,
  suits: (mapping: Mapping, attempt: Diagnostics) => boolean = () => true,
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
  const weaker: Attempt[] = [];
  const decide = ({ mapping, mapped, found }: Attempt): Fit | undefined => {
    const isHeld = mapped !== undefined && suits(mapping, found);
    if (isHeld && (options.accepts?.(found.list) ?? true)) {
      diagnostics.add(found.list);
      return { mapped, mapping };
    }
    for (const finding of found.list) if (isHeld || finding.severity === 'error') refusals.push(finding);
    return undefined;
  };
  for (const { mapping } of candidates) {
    const found = new Diagnostics();
    const attempt = { mapping, mapped: applyMapping(rule, mapping, options, found), found };
    if (found.list.some(({ code }) => code === 'condition-left-out')) weaker.push(attempt);
    else {
      const fit = decide(attempt);
      if (fit) return fit;
    }
  }
  for (const attempt of weaker) {
    const fit = decide(attempt);
    if (fit) return fit;
  }
  diagnostics.add(refusals);
  return undefined;
}

/** What a mapping makes of a rule, and what it reported. */
interface Attempt {
  readonly mapping: Mapping;
  readonly mapped: MappedRule | undefined;
  readonly found: Diagnostics;
}
