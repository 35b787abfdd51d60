import type { Diagnostic, Severity } from '../../diagnostics/index.ts';

/** How many documents were read, and how many findings there are; also the `summary` of the JSON format. */
export type FindingCounts = { readonly documents: number } & Readonly<Record<Severity, number>>;

/** Counts findings by severity. */
export function countFindings(findings: readonly Diagnostic[], documents: number): FindingCounts {
  const counts = { documents, error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** The last line of a check: `12 documents: 0 errors, 1 warning, 3 infos`. */
export function formatCheckSummary(findings: readonly Diagnostic[], documents: number): string {
  const { error, warning, info } = countFindings(findings, documents);
  const counts = [plural(error, 'error'), plural(warning, 'warning'), plural(info, 'info')].join(', ');
  return `${plural(documents, 'document')}: ${counts}\n`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
