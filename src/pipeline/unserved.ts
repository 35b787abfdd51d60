import { Diagnostics } from '../diagnostics/index.ts';
import type { RuleDocument } from '../lower/index.ts';
import type { CorrelationDocument, SigmaDocument } from '../parse/index.ts';
import type { RuleResult } from './result.ts';

/**
 * The results by document, in which a rule that has no query because correlations use it is refused if none of them has
 * one either: nothing would be deployed for it. `serving` names the correlations that use a rule.
 */
export function withoutUnserved(
  results: ReadonlyMap<SigmaDocument, RuleResult>,
  serving: ReadonlyMap<RuleDocument, readonly CorrelationDocument[]>,
): ReadonlyMap<SigmaDocument, RuleResult> {
  const correlationsOf = (document: RuleDocument): readonly CorrelationDocument[] =>
    results.get(document)?.diagnostics.some(({ code }) => code === serves) === true
      ? (serving.get(document) ?? [])
      : [];
  // Circles of correlations are refused, so none of them serves another. Many chains can lead to one correlation.
  const known = new Map<RuleDocument, boolean>();
  const isDeployed = (document: RuleDocument): boolean => {
    let answer = known.get(document);
    if (answer === undefined) {
      answer = (results.get(document)?.queries.length ?? 0) > 0 || correlationsOf(document).some(isDeployed);
      known.set(document, answer);
    }
    return answer;
  };
  const settled = new Map(results);
  for (const document of serving.keys()) {
    const result = results.get(document);
    const correlations = correlationsOf(document);
    if (result === undefined || correlations.length === 0 || isDeployed(document)) continue;
    settled.set(document, refused(document, result, correlations));
  }
  return settled;
}

const serves = 'rule-serves-correlation';

function refused(
  { span }: RuleDocument,
  { target: _target, ...result }: RuleResult,
  correlations: readonly CorrelationDocument[],
): RuleResult {
  const diagnostics = new Diagnostics(result.diagnostics.filter(({ code }) => code !== serves));
  const message = 'No correlation that uses this rule has a query, and the rule gets none of its own.';
  const related = correlations.map((correlation) => ({
    message: 'This correlation has no query.',
    span: correlation.metadata.title?.span ?? correlation.span,
  }));
  diagnostics.report('rule-serves-nothing', span, message, { related });
  return { ...result, verdict: 'refused', diagnostics: diagnostics.list };
}
