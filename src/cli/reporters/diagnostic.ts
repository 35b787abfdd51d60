import {
  catalogue,
  codeFrame,
  positionAt,
  printable,
  type Diagnostic,
  type Span,
} from '../../diagnostics/index.ts';
import type { Paint } from './paint.ts';

/**
 * A diagnostic for people, one paragraph ending with a line break:
 *
 * ```text
 * rules/a.yml:12:16: error: Unknown modifier `contain` [modifier-unknown]
 *   12 |   CommandLine|contain: x
 *      |               ^^^^^^^
 *   help: Use `contains`.
 * ```
 */
export function formatDiagnostic(diagnostic: Diagnostic, paint: Paint): string {
  const { code, severity, message, span, help, related = [] } = diagnostic;
  const lines = [
    `${paint.strong(place(span))}: ${paint.severity(severity, severity)}: ${shown(message)} ${paint.faint(`[${code}]`)}`,
    ...frame(span),
  ];
  for (const { message: note, span: other } of related) {
    lines.push(`  ${place(other)}: ${shown(note)}`, ...frame(other));
  }
  // The general advice on a warning says no more than the warning.
  const isGeneral = severity !== 'error' && help === catalogue[code].help;
  if (help !== undefined && !isGeneral) lines.push(`  help: ${shown(help)}`);
  return `${lines.join('\n')}\n`;
}

function place(span: Span): string {
  const { line, column } = positionAt(span.source, span.start);
  return `${printable(span.source.path)}:${line}:${column}`;
}

/** Nothing for a source whose text is unknown, such as a path that does not exist. */
function frame(span: Span): readonly string[] {
  return span.source.text === '' ? [] : codeFrame(span).split('\n');
}

/** Messages quote rules, so they may hold anything; line breaks are kept and indented. */
function shown(text: string): string {
  return text.split('\n').map(printable).join('\n    ');
}
