import { printable } from '../../diagnostics/index.ts';

/** Rows under a header, in columns that are as wide as needed; the last one may be of any width. */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const shown = [header, ...rows].map((row) => row.map(printable));
  const widths = header.map((_, index) => Math.max(...shown.map((row) => row[index]?.length ?? 0)));
  return shown
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
