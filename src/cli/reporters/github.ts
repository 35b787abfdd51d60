import { printable, type Diagnostic, type Severity } from '../../diagnostics/index.ts';
import { placeOf } from './place.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>;

/**
 * One workflow command of GitHub Actions per finding, which becomes an annotation of the file:
 *
 * ```text
 * ::warning file=rules/a.yml,line=3,endLine=3,col=5,endColumn=12,title=id-format::`abc` is no UUID.
 * ```
 *
 * Whatever a rule or a path holds, each finding stays one command.
 */
export function formatGithub(findings: readonly Diagnostic[]): string {
  return findings.map(commandOf).join('');
}

function commandOf({ code, severity, message, span, help }: Diagnostic): string {
  const { path, line, column, endLine, endColumn } = placeOf(span);
  const place = `line=${line},endLine=${endLine},col=${column},endColumn=${endColumn}`;
  const text = [message, ...(help === undefined ? [] : [help])].map(lines).join('\n');
  return `::${commands[severity]} file=${property(path)},${place},title=${property(code)}::${data(text)}\n`;
}

/** Control characters other than line breaks are shown as dots, as on a terminal. */
function lines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** Escapes the text of a command, as GitHub's `@actions/core` does. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
