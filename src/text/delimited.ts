import type { Source, Span } from '../diagnostics/index.ts';

/** One cell of a table in text form, without its quotes. */
export interface Cell {
  readonly text: string;
  readonly span: Span;
}

/**
 * Reads rows of separated cells by RFC 4180: a quoted cell may hold separators, doubled quotes and line
 * breaks. Lines without any text are left out, and white space around cells is too. Never throws: a quote
 * that is not closed ends with the text.
 */
export function readDelimited(source: Source, separator: ',' | ';' | '\t'): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  for (const match of source.text.matchAll(cellPatterns[separator])) {
    const [all, quoted, plain = '', end] = match;
    const start = match.index;
    const text = quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"');
    row.push({ text, span: { source, start, end: start + all.length - (end?.length ?? 0) } });
    if (end === separator) continue;
    if (row.some((cell) => cell.text !== '')) rows.push(row);
    row = [];
  }
  return rows;
}

/** A quoted or a plain cell, and what ends it. A byte order mark is no part of the first one. */
const cellPatterns = {
  ',': cellPattern(','),
  ';': cellPattern(';'),
  '\t': cellPattern('\t'),
} as const;

function cellPattern(separator: string): RegExp {
  return new RegExp(
    `\\uFEFF?(?:[ ]*"((?:[^"]|"")*)(?:"[^${separator}\\r\\n]*|$)|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|\\r|$)`,
    'g',
  );
}
