import { UnsupportedKql } from '../unsupported.ts';
import { ticksPer, timeOfDay, toDate } from '../values/time.ts';
import type { Long } from '../values/value.ts';

/** `format_datetime()`: https://learn.microsoft.com/kusto/query/format-datetime-function */
export function formatDatetimePattern(time: Long, pattern: string): string {
  const date = toDate(time);
  const fraction = (BigInt(timeOfDay(time)) % BigInt(ticksPer.second)).toString().padStart(7, '0');
  const hour = date.getUTCHours();
  const fields: Readonly<Record<string, string>> = {
    yyyy: pad(date.getUTCFullYear(), 4),
    yy: pad(date.getUTCFullYear() % 100, 2),
    MM: pad(date.getUTCMonth() + 1, 2),
    M: String(date.getUTCMonth() + 1),
    dd: pad(date.getUTCDate(), 2),
    d: String(date.getUTCDate()),
    HH: pad(hour, 2),
    H: String(hour),
    hh: pad(hour % 12 || 12, 2),
    h: String(hour % 12 || 12),
    mm: pad(date.getUTCMinutes(), 2),
    m: String(date.getUTCMinutes()),
    ss: pad(date.getUTCSeconds(), 2),
    s: String(date.getUTCSeconds()),
    tt: hour < 12 ? 'AM' : 'PM',
  };
  return pattern.replace(/([A-Za-z])\1*/g, (field) => {
    if (/^f{1,7}$/.test(field)) return fraction.slice(0, field.length);
    if (/^F{1,7}$/.test(field)) return fraction.slice(0, field.length).replace(/0+$/, '');
    const text = fields[field];
    if (text === undefined) throw new UnsupportedKql(`format_datetime pattern ${field}`);
    return text;
  });
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
