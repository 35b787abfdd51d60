import type { Diagnostic } from '../../diagnostics/index.ts';
import { countFindings } from './check-summary.ts';
import { placeOf } from './place.ts';

/** The findings as the JSON document that `docs/check-output.md` describes, ending with a line break. */
export function formatFindingsJson(findings: readonly Diagnostic[], documents: number): string {
  const document = {
    version: 1,
    findings: findings.map(findingOf),
    summary: countFindings(findings, documents),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function findingOf({ code, severity, message, span, help, related = [] }: Diagnostic): object {
  return {
    code,
    severity,
    message,
    ...placeOf(span),
    help: help ?? null,
    related: related.map((each) => ({ message: each.message, ...placeOf(each.span) })),
  };
}
