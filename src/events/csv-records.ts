import { readDelimited, widestRow } from '../text/delimited.ts';
import type { Diagnostics, Source, Span } from '../diagnostics/index.ts';

/** A record of a CSV text: values by the names of the header, and where it stands. */
export interface CsvRecord {
  readonly fields: Readonly<Record<string, string>>;
  readonly span: Span;
}

/** Every record has all columns, so that a small text could fill the memory: far more than what portals export. */
const mostValues = 10_000_000;

/**
 * The records of a CSV text. Column names lose the `[UTC]` that exports of Log Analytics put behind times. Columns
 * that a line lacks are empty. Of a table that is too large the lines up to there are read, and the rest is reported.
 */
export function csvRecords(source: Source, diagnostics: Diagnostics): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let names: readonly string[] | undefined;
  for (const cells of readDelimited(source, ',')) {
    const [first] = cells;
    const last = cells.at(-1);
    if (first === undefined || last === undefined) continue;
    const span = { source, start: first.span.start, end: last.span.end };
    if (names === undefined) {
      names = cells.map(({ text }) => text.replace(/ \[[^[\]]*\]$/, ''));
      if (names.length <= widestRow) continue;
      const message = `A table of events can have ${widestRow.toLocaleString('en')} columns at most.`;
      diagnostics.report('events-format', last.span, message);
      break;
    }
    if ((records.length + 1) * names.length > mostValues) {
      const shown = mostValues.toLocaleString('en');
      const message = `This table has more than ${shown} values (lines × columns), so it is read up to here only.`;
      diagnostics.report('events-format', span, message);
      break;
    }
    const fields = Object.fromEntries(names.map((name, index) => [name, cells[index]?.text ?? '']));
    records.push({ fields, span });
  }
  return records;
}
