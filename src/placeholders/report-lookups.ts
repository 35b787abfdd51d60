import type { Diagnostics } from '../diagnostics/index.ts';
import { testsOf, type CorrelationRule, type DetectionRule, type QueryListValue } from '../ir/index.ts';

/**
 * Reports each placeholder of a rule that a list of the same name is assumed for, once, with the correlated
 * rules and filters of the rule. Returns whether there is one.
 */
export function reportLookups(rule: DetectionRule | CorrelationRule, diagnostics: Diagnostics): boolean {
  const reported = new Set<string>();
  for (const { placeholder, span } of assumedLists(rule)) {
    if (reported.has(placeholder)) continue;
    reported.add(placeholder);
    const message = `\`%${placeholder}%\` is looked up in the watchlist \`${placeholder}\` of the workspace, which must exist.`;
    diagnostics.report('placeholder-lookup', span, message, { effect: 'different' });
  }
  return reported.size > 0;
}

function* assumedLists(rule: DetectionRule | CorrelationRule): Generator<QueryListValue> {
  if (rule.kind === 'correlation') {
    for (const { rule: base } of rule.rules) yield* assumedLists(base);
    return;
  }
  for (const { values } of testsOf(rule.condition)) {
    for (const value of values) if (value.kind === 'query-list' && value.isAssumed) yield value;
  }
}
