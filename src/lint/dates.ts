/** Year, month and day of a date as Sigma writes it, with dashes or, by specification 1.0, with slashes. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Reads a date; `undefined` for text of another shape. */
export function readDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})[-/](\d\d?)[-/](\d\d?)$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  return { year, month, day };
}

/** A number that is larger for a later date. */
export function dateOrdinal({ year, month, day }: CalendarDate): number {
  return (year * 100 + month) * 100 + day;
}
