import type { Diagnostic, DiagnosticCode } from '../../diagnostics/index.ts';
import type { RuleResult, SubjectLogsource } from '../../index.ts';
import type { Verdict } from '../../outcome/verdict.ts';

/** Why rules did not convert exactly, and how many of them. */
export interface Cause {
  readonly verdict: Exclude<Verdict, 'exact'>;
  readonly code: DiagnosticCode;
  /** What is the matter, as the first of these rules has it. */
  readonly reason: string;
  /** What would mend it. */
  readonly fix: string;
  /** Whether `fix` is about this very cause, and not the general advice for its code. */
  readonly hasOwnFix: boolean;
  /** Each rule counts once, but a rule can have several causes. */
  readonly rules: number;
}

/** The causes of all results by verdict, the most frequent first. */
export function causesOf(results: readonly RuleResult[]): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const result of results) {
    const { verdict } = result;
    if (verdict === 'exact') continue;
    const seen = new Set<string>();
    for (const finding of decisiveFindings(result)) {
      const fix = specificFix(finding, result);
      const key = `${verdict}\0${finding.code}\0${fix ?? finding.message}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const { code, message, help } = finding;
      const first = { verdict, code, reason: message, fix: fix ?? help ?? '', hasOwnFix: fix !== undefined };
      const known = causes.get(key) ?? { ...first, rules: 0 };
      causes.set(key, { ...known, rules: known.rules + 1 });
    }
  }
  return [...causes.values()].toSorted(byFrequency);
}

/** What makes a rule approximate is every finding with an effect; otherwise it is the errors. */
export function decisiveFindings({ verdict, diagnostics }: RuleResult): readonly Diagnostic[] {
  return diagnostics.filter(({ effect, severity }) =>
    verdict === 'approximate' ? effect !== undefined : severity === 'error',
  );
}

/** What a mapping file would have to say, where that is the whole answer. */
function specificFix({ code, span }: Diagnostic, { logsource }: RuleResult): string | undefined {
  if (logsource === undefined) return undefined;
  const place = formatLogsource(logsource);
  if (code === 'logsource-unmapped') return `name a table for ${place} in a mapping file`;
  if (code !== 'field-unmapped') return undefined;
  const [field = ''] = span.source.text.slice(span.start, span.end).split('|');
  return `map \`${field.trim().slice(0, 100)}\` of ${place} in a mapping file`;
}

/** A log source for people: `product windows, category dns_query`. */
function formatLogsource(logsource: SubjectLogsource): string {
  const attributes = (['product', 'category', 'service'] as const).flatMap((attribute) => {
    const value = logsource[attribute];
    return value === undefined ? [] : [`${attribute} ${value}`];
  });
  return attributes.join(', ');
}

function byFrequency(a: Cause, b: Cause): number {
  const [x, y] = [`${a.code}\0${a.fix}\0${a.reason}`, `${b.code}\0${b.fix}\0${b.reason}`];
  return ranks[a.verdict] - ranks[b.verdict] || b.rules - a.rules || (x < y ? -1 : 1);
}

const ranks = { approximate: 0, refused: 1, invalid: 2 } as const;
