import { readDelimited, widestRow } from '../text/delimited.ts';
import type { Diagnostics, Source } from '../diagnostics/index.ts';
import type { PlaceholderContent } from '../lower/index.ts';
import { nameOf, report, type PlaceholderLists } from './lists.ts';

/** Reads a table of which each column holds the values of the placeholder that its first line names. */
export function readColumns(source: Source, diagnostics: Diagnostics): PlaceholderLists {
  const [header = [], ...rows] = readDelimited(source, /\.tsv$/i.test(source.path) ? '\t' : ',');
  const lists = new Map<string, PlaceholderContent>();
  if (header.length === 0) {
    report({ source, start: 0, end: 0 }, 'The first line names no placeholder.', diagnostics);
  }
  const excess = header[widestRow];
  if (excess !== undefined) {
    report(excess.span, `A table can have ${widestRow.toLocaleString('en')} columns at most.`, diagnostics);
    return lists;
  }
  // By the cells that are there: a short line costs nothing for the columns that it lacks.
  const columns = header.map((): string[] => []);
  for (const row of rows) {
    for (const [index, { text }] of row.entries()) if (text !== '') columns[index]?.push(text);
  }
  for (const [index, { text, span }] of header.entries()) {
    const name = nameOf(text);
    const values = columns[index] ?? [];
    if (name === '') report(span, 'A column without a name is no placeholder.', diagnostics);
    else if (lists.has(name)) report(span, `There are two columns "${name}".`, diagnostics);
    else if (values.length === 0) report(span, `The column "${name}" has no values.`, diagnostics);
    else lists.set(name, { kind: 'values', values });
  }
  const wide = rows.find((row) => row.length > header.length)?.[header.length];
  if (wide !== undefined && header.length > 0) {
    report(wide.span, 'This line has more cells than the first line has names.', diagnostics);
  }
  return lists;
}
