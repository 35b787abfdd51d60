import { catalogue, printable, type DiagnosticCode } from '../../diagnostics/index.ts';
import type { RuleResult } from '../../index.ts';
import { verdicts, type Verdict } from '../../outcome/verdict.ts';
import { causesOf, decisiveFindings, type Cause } from '../report/causes.ts';

/** How many rules got which verdict; also the `summary` of the JSON format. */
export type Counts = { readonly rules: number } & { readonly [verdict in Verdict]: number };

/** From this many troubled rules on, the causes are summed up. */
const manyRules = 10;

/** So many of the reasons behind a cause are named; a report (`--report`) has all of them. */
const mostReasons = 3;

/** In characters, for one line of a terminal. */
const longestReason = 140;

/** Counts verdicts. */
export function countVerdicts(results: readonly RuleResult[]): Counts {
  const counts = { rules: results.length, exact: 0, approximate: 0, refused: 0, invalid: 0 };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}

/** The verdicts of a run, and above them, if many rules are not exact, the causes by verdict, most frequent first. */
export function formatSummary(results: readonly RuleResult[]): string {
  const { rules, exact } = countVerdicts(results.filter((result) => !isUnreadable(result)));
  if (rules - exact < manyRules) return formatVerdicts(results);
  const causes = causesOf(results);
  return verdicts.map((verdict) => formatCauses(verdict, causes, results)).join('') + formatVerdicts(results);
}

/** `12 rules: 9 exact, 2 approximate, 1 refused, 0 invalid`, and below it what this counts otherwise than expected. */
export function formatVerdicts(results: readonly RuleResult[]): string {
  const unreadable = results.filter(isUnreadable).length;
  const counts = countVerdicts(results.filter((result) => !isUnreadable(result)));
  const rules = counts.rules === 1 ? '1 rule' : `${counts.rules} rules`;
  return `${rules}: ${verdicts.map((verdict) => `${counts[verdict]} ${verdict}`).join(', ')}\n${formatOthers(results)}${formatUnreadable(unreadable)}`;
}

/** Of an input that could not be read, nobody knows whether it holds rules. */
function isUnreadable({ position, diagnostics }: RuleResult): boolean {
  return position === undefined && diagnostics.some(({ code }) => code.startsWith('input-'));
}

function formatUnreadable(count: number): string {
  return count === 0 ? '' : `${count} ${count === 1 ? 'input' : 'inputs'} could not be read\n`;
}

/** What is counted above and may not be what the reader counts as a rule. */
function formatOthers(results: readonly RuleResult[]): string {
  const serving = results.filter(({ diagnostics }) =>
    diagnostics.some(({ code }) => code === 'rule-serves-correlation'),
  ).length;
  const unread = results.filter(
    (result) => result.verdict === 'invalid' && result.position === undefined && !isUnreadable(result),
  ).length;
  const others = [
    ...(serving > 0
      ? [`${serving} without a query of ${serving === 1 ? 'its' : 'their'} own, for correlations`]
      : []),
    ...(unread > 0 ? [`${unread} ${unread === 1 ? 'file' : 'files'} that could not be read as rules`] : []),
  ];
  return others.length === 0 ? '' : `among them: ${others.join('; ')}\n`;
}

function formatCauses(verdict: Verdict, all: readonly Cause[], results: readonly RuleResult[]): string {
  const causes = all.filter((cause) => cause.verdict === verdict);
  if (causes.length === 0) return '';
  const codes = countCodes(results.filter((result) => result.verdict === verdict));
  const rows = [...codes].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const lines = rows.map(([code, count]) => {
    const own = causes.filter((cause) => cause.code === code);
    const rest = own.length > mostReasons ? `${' '.repeat(12)}and ${own.length - mostReasons} more\n` : '';
    const reasons = own.slice(0, mostReasons).map(formatReason).join('');
    return `${String(count).padStart(6)}  ${catalogue[code].title} [${code}]\n${reasons}${rest}`;
  });
  return `${verdict}, by cause (a rule can have several):\n${lines.join('')}\n`;
}

function formatReason({ rules, reason, fix, hasOwnFix }: Cause): string {
  const text = printable(hasOwnFix ? fix : reason);
  const shown = text.length > longestReason ? `${text.slice(0, longestReason - 1)}…` : text;
  return `${String(rules).padStart(10)}  ${shown}\n`;
}

/** Each code once per rule. */
function countCodes(results: readonly RuleResult[]): ReadonlyMap<DiagnosticCode, number> {
  const rulesByCode = new Map<DiagnosticCode, number>();
  for (const result of results) {
    for (const code of new Set(decisiveFindings(result).map((finding) => finding.code))) {
      rulesByCode.set(code, (rulesByCode.get(code) ?? 0) + 1);
    }
  }
  return rulesByCode;
}
