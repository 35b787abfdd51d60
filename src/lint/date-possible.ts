import { quote } from '../diagnostics/index.ts';
import { readDate } from './dates.ts';
import type { Lint } from './lint.ts';

/** Dates exist. Text that is no date at all is reported when the document is read. */
export const datePossible: Lint = ({ document: { metadata } }, diagnostics) => {
  for (const text of [metadata.date, metadata.modified]) {
    const date = text && readDate(text.value);
    if (text === undefined || date === undefined || date.day <= daysIn(date.year, date.month)) continue;
    diagnostics.report('date-impossible', text.span, `There is no day ${quote(text.value)}.`);
  }
};

/** Day 0 of the next month is the last one of this month. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
