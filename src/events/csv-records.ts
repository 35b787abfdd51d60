/** A record of a CSV text: values by the names of the header, and where it stands. */
export interface CsvRecord {
  readonly fields: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
}

/**
 * The records of a CSV text by RFC 4180: quoted fields may hold commas, line breaks and doubled quotes. Column names
 * lose the `[UTC]` that exports of Log Analytics put behind times.
 */
export function csvRecords(text: string): readonly CsvRecord[] {
  const [header, ...lines] = rows(text);
  if (header === undefined) return [];
  const names = header.cells.map((name) => name.replace(/^\uFEFF/, '').replace(/ \[[^\]]*\]$/, ''));
  return lines
    .filter(({ cells }) => cells.length > 1 || cells[0] !== '')
    .map(({ cells, start, end }) => ({
      fields: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])),
      start,
      end,
    }));
}

interface CsvRow {
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
}

function rows(text: string): readonly CsvRow[] {
  const found: CsvRow[] = [];
  // A cell, quoted or not, and what ends it. Each match consumes at least its end, so this is linear.
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|\r|$)/y;
  let cells: string[] = [];
  let start = 0;
  while (cell.lastIndex < text.length || cells.length > 0) {
    const match = cell.exec(text);
    if (match === null) {
      // Text behind a closing quote: keep the rest of the line as it is.
      cell.lastIndex = lineEnd(text, start);
      cells.push(text.slice(start, cell.lastIndex));
      found.push({ cells, start, end: cell.lastIndex });
      [cells, start] = [[], cell.lastIndex];
      continue;
    }
    const [, quoted, plain = '', separator = ''] = match;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (separator === ',') continue;
    found.push({ cells, start, end: cell.lastIndex });
    [cells, start] = [[], cell.lastIndex];
    if (separator === '') break;
  }
  return found;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at + 1;
}
