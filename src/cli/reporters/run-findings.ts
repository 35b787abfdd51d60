import { catalogue, type Diagnostic, type DiagnosticCode, type Severity } from '../../diagnostics/index.ts';
import { formatFindings } from './findings.ts';
import type { Paint } from './paint.ts';

/** With more findings than this, nobody would see the errors among them. */
const mostInFull = 50;

/** So many errors are shown where the run shows no more than it has to. */
const mostErrors = 100;

const ranks = { error: 0, warning: 1, info: 2 } as const satisfies Record<Severity, number>;

/** The findings of a severity and worse ones, in their order. */
export function findingsFrom(findings: readonly Diagnostic[], least: Severity): readonly Diagnostic[] {
  return findings.filter(({ severity }) => ranks[severity] <= ranks[least]);
}

/**
 * The findings of a run for people. Those of `least` and worse are shown in full; without `least`, all of them if they
 * are few, and if not, warnings and infos are counted by code and the errors follow, next to the summary.
 *
 * ```text
 * warnings and infos by code (--findings info shows each in full):
 *   1140  warning  A column holds something else than the field [mapping-approximate]
 * ```
 */
export function formatRunFindings(
  findings: readonly Diagnostic[],
  paint: Paint,
  least: Severity | undefined,
): string {
  if (least !== undefined) return formatFindings(findingsFrom(findings, least), paint);
  if (findings.length <= mostInFull) return formatFindings(findings, paint);
  const errors = findingsFrom(findings, 'error');
  const more = errors.length - mostErrors;
  return [
    formatCounts(findings, paint),
    formatFindings(errors.slice(0, mostErrors), paint),
    more > 0 ? `and ${more} more ${more === 1 ? 'error' : 'errors'} (--findings error shows each)\n\n` : '',
  ].join('');
}

/** A line per code, the worse severity first and then the more frequent. */
function formatCounts(findings: readonly Diagnostic[], paint: Paint): string {
  const counts = new Map<string, { severity: Severity; code: DiagnosticCode; count: number }>();
  for (const { severity, code } of findings) {
    if (severity === 'error') continue;
    const row = counts.get(`${severity} ${code}`) ?? { severity, code, count: 0 };
    counts.set(`${severity} ${code}`, { ...row, count: row.count + 1 });
  }
  if (counts.size === 0) return '';
  const rows = [...counts.values()].toSorted(
    (a, b) => ranks[a.severity] - ranks[b.severity] || b.count - a.count || (a.code < b.code ? -1 : 1),
  );
  const lines = rows.map(({ severity, code, count }) => {
    const word = paint.severity(severity, severity.padEnd('warning'.length));
    return `${String(count).padStart(6)}  ${word}  ${catalogue[code].title} ${paint.faint(`[${code}]`)}\n`;
  });
  return `warnings and infos by code (--findings info shows each in full):\n${lines.join('')}\n`;
}
