import { catalogue, type DiagnosticCode } from '../../diagnostics/index.ts';
import type { RuleResult } from '../../index.ts';
import { verdicts, type Verdict } from '../../verdict.ts';

/** How many rules got which verdict; also the `summary` of the JSON format. */
export type Counts = { readonly rules: number } & { readonly [verdict in Verdict]: number };

/** From this many troubled rules on, the causes are summed up. */
const manyRules = 10;

/** Counts verdicts. */
export function countVerdicts(results: readonly RuleResult[]): Counts {
  const counts = { rules: results.length, exact: 0, approximate: 0, refused: 0, invalid: 0 };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}

/**
 * The last lines of a run: `12 rules: 9 exact, 2 approximate, 1 refused, 0 invalid`. Above them, if many
 * rules are not exact, the causes by verdict, most frequent first.
 */
export function formatSummary(results: readonly RuleResult[]): string {
  const counts = countVerdicts(results);
  const rules = counts.rules === 1 ? '1 rule' : `${counts.rules} rules`;
  const total = `${rules}: ${verdicts.map((verdict) => `${counts[verdict]} ${verdict}`).join(', ')}\n`;
  if (counts.rules - counts.exact < manyRules) return total;
  return verdicts.map((verdict) => formatCauses(verdict, results)).join('') + total;
}

function formatCauses(verdict: Verdict, results: readonly RuleResult[]): string {
  const rulesByCode = new Map<DiagnosticCode, number>();
  for (const result of results) {
    if (result.verdict !== verdict || verdict === 'exact') continue;
    for (const code of causesOf(result)) rulesByCode.set(code, (rulesByCode.get(code) ?? 0) + 1);
  }
  if (rulesByCode.size === 0) return '';
  const rows = [...rulesByCode].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const lines = rows.map(
    ([code, count]) => `${String(count).padStart(6)}  ${catalogue[code].title} [${code}]\n`,
  );
  return `${verdict}, by cause (a rule can have several):\n${lines.join('')}\n`;
}

/** What makes a rule approximate is every finding with an effect; otherwise it is the errors. Each code once. */
function causesOf({ verdict, diagnostics }: RuleResult): ReadonlySet<DiagnosticCode> {
  const causes = diagnostics.filter(({ effect, severity }) =>
    verdict === 'approximate' ? effect !== undefined : severity === 'error',
  );
  return new Set(causes.map(({ code }) => code));
}
