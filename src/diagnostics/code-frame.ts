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
 * Text that is safe to show: control characters, the marks that reverse the direction of text, halves of surrogate
 * pairs, and characters that can't be seen become `·`, so that untrusted text can't move the cursor, reorder a line
 * or hide a difference. Joiners that scripts and emoji need are kept, but not beside ASCII, where nothing needs them.
 */
export function printable(text: string): string {
  return text.replace(unseen, '·');
}

const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\p{Cs}]|[\u{e0000}-\u{e007f}]|(?<=^|[ -~])[\u200c\u200d]|[\u200c\u200d](?=[ -~]|$)/gu;
