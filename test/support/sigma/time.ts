import type { TimeUnit } from '../../../src/ir/index.ts';

/** A part of an ISO 8601 time in UTC; undefined for any other text. */
export function timePart(text: string, unit: TimeUnit): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? new Date(text) : undefined;
  if (time === undefined || Number.isNaN(time.getTime())) return undefined;
  switch (unit) {
    case 'minute':
      return time.getUTCMinutes();
    case 'hour':
      return time.getUTCHours();
    case 'day':
      return time.getUTCDate();
    case 'month':
      return time.getUTCMonth() + 1;
    case 'year':
      return time.getUTCFullYear();
    case 'week':
      return isoWeek(time);
  }
}

/** The week of a day is that of its Thursday; the first week has the year's first Thursday. */
function isoWeek(day: Date): number {
  const thursday = new Date(day);
  thursday.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const days = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000;
  return Math.floor(days / 7) + 1;
}
