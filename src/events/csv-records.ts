import { readDelimited } from '../text/delimited.ts';
import type { Source, Span } from '../diagnostics/index.ts';

/** A record of a CSV text: values by the names of the header, and where it stands. */
export interface CsvRecord {
  readonly fields: Readonly<Record<string, string>>;
  readonly span: Span;
}

/** The records of a CSV text. Column names lose the `[UTC]` that exports of Log Analytics put behind times. */
export function csvRecords(source: Source): readonly CsvRecord[] {
  const [header = [], ...rows] = readDelimited(source, ',');
  const names = header.map(({ text }) => text.replace(/ \[[^[\]]*\]$/, ''));
  return rows.flatMap((cells) => {
    const [first] = cells;
    const last = cells.at(-1);
    if (first === undefined || last === undefined) return [];
    const fields = Object.fromEntries(names.map((name, index) => [name, cells[index]?.text ?? '']));
    return [{ fields, span: { source, start: first.span.start, end: last.span.end } }];
  });
}
