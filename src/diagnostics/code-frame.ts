import { lineText, positionAt, type Span } from './span.ts';

const widestExcerpt = 100;

/**
 * The line that a span starts in, with carets under the span:
 *
 * ```text
 *   12 |   condition: selection and not filtr
 *      |                                ^^^^^
 * ```
 *
 * Long lines are cut around the span; control characters are shown as `·` so that a file can't
 * write to the reader's terminal. The result has no trailing line break.
 */
export function codeFrame(span: Span): string {
  const { line, column } = positionAt(span.source, span.start);
  const text = lineText(span.source, line);
  const from = column > widestExcerpt - 20 ? column - 40 : 0;
  const excerpt = text.slice(from, from + widestExcerpt);
  const caretAt = column - 1 - from;
  const length = Math.max(1, Math.min(span.end - span.start, excerpt.length - caretAt));
  const gutter = String(line).padStart(4);
  const shown = `${from > 0 ? '…' : ''}${printable(excerpt)}${from + widestExcerpt < text.length ? '…' : ''}`;
  const indent = ' '.repeat(caretAt + (from > 0 ? 1 : 0));
  return `${gutter} | ${shown}\n${' '.repeat(gutter.length)} | ${indent}${'^'.repeat(length)}`;
}

/**
 * Text that is safe to show on a terminal: control characters and the marks that reverse the
 * direction of text become `·`, so that untrusted text can neither move the cursor nor reorder a line.
 */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '·');
}
