import {
  catalogue,
  printable,
  type Diagnostic,
  type DiagnosticCode,
  type Severity,
  type Span,
} from '../../diagnostics/index.ts';
import { placeOf } from './place.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** The findings as a SARIF 2.1.0 log (OASIS Standard), ending with a line break. */
export function formatSarif(findings: readonly Diagnostic[], version: string): string {
  const codes = [...new Set(findings.map(({ code }) => code))].toSorted();
  const positions = new Map(codes.map((code, index) => [code, index]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sigma-kql', version, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, positions.get(finding.code) ?? -1)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(code: DiagnosticCode): object {
  const { severity, title, why, help } = catalogue[code];
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: help },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(
  { code, severity, message, span, help, related = [] }: Diagnostic,
  ruleIndex: number,
): object {
  const text = [message, ...(help === undefined ? [] : [help])].join('\n');
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text },
    locations: [{ physicalLocation: locationOf(span) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((each, id) => ({
            id,
            message: { text: each.message },
            physicalLocation: locationOf(each.span),
          })),
        }),
  };
}

/** Without a region where the text of the input is unknown, such as a path that does not exist. */
function locationOf(span: Span): object {
  const { path, line, column, endLine, endColumn } = placeOf(span);
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return {
    artifactLocation: { uri: uriOf(path) },
    ...(span.source.text === '' ? {} : { region }),
  };
}

/** A path as a URI reference; every character that could mean something in a URI is encoded. */
function uriOf(path: string): string {
  const encoded = printable(path)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
