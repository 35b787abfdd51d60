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
 * Text that is safe to show: control characters, the marks that reverse the direction of text, and characters
 * without any width become `·`, so that untrusted text can't move the cursor, reorder a line or hide a difference.
 * Joiners that scripts and emoji need are kept.
 */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu,
    '·',
  );
}
