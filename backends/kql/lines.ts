import { printable } from '../../src/diagnostics/index.ts';
import type { QueryPart } from '../../src/backend/source-map.ts';
import type { KqlExpression, Origins } from './ast.ts';

/** A line to be: code and comment are kept apart, so that code can still be put around the code. */
export interface Line {
  readonly code: string;
  readonly comment?: string;
  /** Where ranges start and end in the code; present if the query is printed for its source map. */
  readonly marks?: readonly Mark[];
}

/** The start of a range, or the end of the one that was opened last. Marks are in the order of the text. */
export interface Mark {
  /** Offset in the code of the line. */
  readonly at: number;
  readonly opens?: Opening;
}

/** What a range of the text is. */
export interface Opening {
  readonly part: QueryPart;
  readonly origins: Origins;
  /** The expression whose columns count. */
  readonly reads?: KqlExpression;
  /** The column that the range computes. */
  readonly defines?: string;
}

/** A line that is being written; with `marks` if it is to know its ranges. */
export interface Writing {
  text: string;
  readonly marks: Mark[] | undefined;
}

/** The line that `write` writes. */
export function lineOf(isTraced: boolean, write: (out: Writing) => void): Line {
  const out: Writing = { text: '', marks: isTraced ? [] : undefined };
  write(out);
  return out.marks === undefined ? { code: out.text } : { code: out.text, marks: out.marks };
}

/** Writes something that is a range of its own; without an opening, or without marks, it is only written. */
export function writeRange(out: Writing, opening: Opening | undefined, write: () => void): void {
  if (out.marks === undefined || opening === undefined) {
    write();
    return;
  }
  out.marks.push({ at: out.text.length, opens: opening });
  write();
  out.marks.push({ at: out.text.length });
}

/** Lines that are a range together, from the first code to the last. */
export function ranged(lines: readonly Line[], opening: Opening | undefined): readonly Line[] {
  const first = lines.findIndex(hasCode);
  const last = lines.findLastIndex(hasCode);
  if (opening === undefined || first === -1) return lines;
  return lines.map((line, index) => {
    if (index !== first && index !== last) return line;
    const start: readonly Mark[] = index === first ? [{ at: indentOf(line), opens: opening }] : [];
    const end: readonly Mark[] = index === last ? [{ at: line.code.length }] : [];
    return { ...line, marks: [...start, ...(line.marks ?? []), ...end] };
  });
}

/** Puts `lead` before the first line that has code, and aligns nothing: stable lines diff better. */
export function leadBy(lead: string, lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(hasCode);
  return lines.map((line, index) => (index === first ? behind(lead, line) : line));
}

/** Lines one level further in. */
export function indented(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => behind(indent, line));
}

/** Lines of which those after the first code are one level further in. */
export function hanging(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(hasCode);
  return lines.map((line, index) => (index > first ? behind(indent, line) : line));
}

/** One level. */
export const indent = '    ';

/** The text of a line. */
export function textOf(line: Line): string {
  if (line.comment === undefined) return line.code;
  const comment = `// ${remark(line.comment)}`;
  return hasCode(line) ? `${line.code} ${comment}` : line.code + comment;
}

function behind(lead: string, line: Line): Line {
  const code = lead + line.code;
  if (line.marks === undefined) {
    return line.comment === undefined ? { code } : { code, comment: line.comment };
  }
  return { ...line, code, marks: line.marks.map((mark) => ({ ...mark, at: mark.at + lead.length })) };
}

function hasCode({ code }: Line): boolean {
  return code.trim() !== '';
}

function indentOf({ code }: Line): number {
  return code.length - code.trimStart().length;
}

/** A comment must not end before its line does, whatever a rule calls its search identifiers. */
function remark(text: string): string {
  const shown = printable(text);
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
}
