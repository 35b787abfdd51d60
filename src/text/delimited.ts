import type { Source, Span } from '../diagnostics/index.ts';

/** One cell of a table in text form, without its quotes. */
export interface Cell {
  readonly text: string;
  readonly span: Span;
}

/** How many cells of a row are read: no table comes near this, and more would only take memory. */
export const widestRow = 10_000;

/**
 * Reads rows of separated cells by RFC 4180: a quoted cell may hold separators, doubled quotes and line
 * breaks. Lines without any text are left out, and white space around cells is too. Never throws: a quote
 * that is not closed ends with the text. Of a row of more than {@link widestRow} cells one more is given, by which
 * it can be told.
 */
export function* readDelimited(
  source: Source,
  separator: ',' | ';' | '\t',
): Generator<readonly Cell[], void, undefined> {
  const { text } = source;
  let row: Cell[] = [];
  for (let start = 0; start <= text.length;) {
    const quoted = quotedAt(text, start);
    const end = endOfCell(text, quoted?.end ?? start, separator);
    const content = quoted?.text ?? text.slice(start, end).trim();
    if (row.length <= widestRow) row.push({ text: content, span: { source, start, end } });
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (text[end] === separator) continue;
    if (row.some((cell) => cell.text !== '')) yield row;
    row = [];
  }
}

/** What comes before a quoted cell. A byte order mark is no part of the first one. */
const openingQuote = /\uFEFF?[ ]*"/y;

/** The text of a quoted cell, and the offset behind its last quote; `undefined` if the cell is a plain one. */
function quotedAt(text: string, start: number): { readonly text: string; readonly end: number } | undefined {
  openingQuote.lastIndex = start;
  if (!openingQuote.test(text)) return undefined;
  const from = openingQuote.lastIndex;
  let quote = text.indexOf('"', from);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  const end = quote === -1 ? text.length : quote;
  return { text: text.slice(from, end).replaceAll('""', '"'), end: quote === -1 ? end : end + 1 };
}

function endOfCell(text: string, from: number, separator: keyof typeof cellEnds): number {
  const pattern = cellEnds[separator];
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

const cellEnds = { ',': /[,\r\n]/g, ';': /[;\r\n]/g, '\t': /[\t\r\n]/g } as const;
