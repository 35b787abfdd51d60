import {
  catalogue,
  type Diagnostic,
  type DiagnosticCode,
  type Severity,
  type Span,
} from '../../diagnostics/index.ts';
import { placeOf } from './place.ts';
import {
  sarifLog,
  type SarifLevel,
  type SarifLocation,
  type SarifResult,
  type SarifRule,
} from './sarif-log.ts';

/** Severities in the words of SARIF. */
export const sarifLevels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  SarifLevel
>;

/** The findings as a SARIF 2.1.0 log (OASIS Standard), ending with a line break. */
export function formatSarif(findings: readonly Diagnostic[], version: string): string {
  const codes = [...new Set(findings.map(({ code }) => code))].toSorted();
  return sarifLog(codes.map(sarifRuleOf), findings.map(resultOf), version);
}

/** What the catalogue says of a kind of finding. */
export function sarifRuleOf(code: DiagnosticCode): SarifRule {
  const { severity, title, why, help } = catalogue[code];
  return { id: code, title, why, help, level: sarifLevels[severity] };
}

function resultOf({ code, severity, message, span, help, related = [] }: Diagnostic): SarifResult {
  return {
    ruleId: code,
    level: sarifLevels[severity],
    text: [message, ...(help === undefined ? [] : [help])].join('\n'),
    location: locationOf(span),
    related: related.map((each) => ({ ...locationOf(each.span), text: each.message })),
  };
}

/** Without a region where the text of the input is unknown, such as a path that does not exist. */
function locationOf(span: Span): SarifLocation {
  const region = placeOf(span);
  return span.source.text === '' ? { path: region.path } : { path: region.path, region };
}
