import type { DiffLine, DiffPart } from '../../../review/query-diff.ts';

/** In characters; a longer line is shown around its changes only. */
const longestLine = 160;

/** Characters that are kept on each side of a change within a long line. */
const around = 40;

/**
 * The differences of two queries as lines with a sign in front: `-`, `+`, a blank for what is alike, and `@@` for lines
 * that are left out, which `diff` highlighting knows. Of long lines only the changes and their surroundings are shown.
 */
export function diffText(lines: readonly DiffLine[]): readonly string[] {
  return lines.flatMap((line): readonly string[] => {
    switch (line.kind) {
      case 'same':
        return [`  ${shortened([{ kind: 'same', text: line.text }])}`];
      case 'removed':
        return [`- ${line.text}`];
      case 'added':
        return [`+ ${line.text}`];
      case 'changed':
        return [`- ${shortened(line.before)}`, `+ ${shortened(line.after)}`];
      case 'skipped':
        return [`@@ ${line.lines === 1 ? '1 line' : `${line.lines} lines`} alike @@`];
    }
  });
}

/** What is the same in a long line is left out, apart from the ends that touch a change. */
function shortened(parts: readonly DiffPart[]): string {
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= longestLine) return parts.map(({ text }) => text).join('');
  return parts
    .map(({ kind, text }, index) => {
      if (kind !== 'same') return text;
      const head = index === 0 ? '' : text.slice(0, around);
      const tail = index === parts.length - 1 && index > 0 ? '' : text.slice(-around);
      return head.length + tail.length >= text.length ? text : `${head} … ${tail}`.trim();
    })
    .join('');
}
