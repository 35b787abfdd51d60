import { rulesCalled, type RuleDocument, type RuleIndex } from '../lower/index.ts';
import type { CorrelationDocument, SigmaDocument } from '../parse/index.ts';

/**
 * The rules that get no query of their own because correlations among the documents use them and don't generate
 * them as well (Correlation Rules specification, "generate"), each with those correlations. A reference leads
 * where it leads the correlation; one to several rules leads nowhere.
 */
export function servingRules(
  documents: Iterable<SigmaDocument>,
  index: RuleIndex,
): ReadonlyMap<RuleDocument, readonly CorrelationDocument[]> {
  const serving = new Map<RuleDocument, CorrelationDocument[]>();
  for (const document of documents) {
    if (document.kind !== 'correlation' || document.correlation.generate) continue;
    const rules = document.correlation.rules.map(({ value }) => rulesCalled(value, index));
    for (const rule of new Set(rules.flatMap((found) => (found.length === 1 ? found : [])))) {
      const correlations = serving.get(rule);
      if (correlations === undefined) serving.set(rule, [document]);
      else correlations.push(document);
    }
  }
  return serving;
}
