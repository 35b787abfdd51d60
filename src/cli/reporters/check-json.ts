import type { Diagnostic } from '../../diagnostics/index.ts';
import { countFindings } from './check-summary.ts';
import { findingOf } from './finding.ts';

/** The findings as the JSON document that `docs/check-output.md` describes, ending with a line break. */
export function formatFindingsJson(findings: readonly Diagnostic[], documents: number): string {
  const document = {
    version: 1,
    findings: findings.map(findingOf),
    summary: countFindings(findings, documents),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
