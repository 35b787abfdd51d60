import type { TimeUnit } from '../../ir/index.ts';
import type { ScalarType } from '../../schema/index.ts';

/** What a subject holds: a text, a number, a truth value, a date in ISO 8601, or nothing (in a column that is no text). */
export type Value = string | number | bigint | boolean | null;

/** The value as `tostring()` shows it; empty if there is none. */
export function textOf(value: Value, type: ScalarType): string {
  if (value === null) return '';
  if (type !== 'real' || typeof value !== 'number') return String(value);
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(1) : String(value);
}

/** The value as `toreal()` reads it. */
export function numberOf(value: Value): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value !== 'string') return undefined;
  return /^\s*[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/.test(value) ? Number(value) : undefined;
}

/** The value as a date, if it is written in ISO 8601 with the time of day in UTC. */
export function momentOf(value: Value): Date | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return undefined;
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** A part of a date in UTC; weeks are those of ISO 8601. */
export function timePart(moment: Date, unit: TimeUnit): number {
  switch (unit) {
    case 'minute':
      return moment.getUTCMinutes();
    case 'hour':
      return moment.getUTCHours();
    case 'day':
      return moment.getUTCDate();
    case 'week':
      return weekOf(moment);
    case 'month':
      return moment.getUTCMonth() + 1;
    case 'year':
      return moment.getUTCFullYear();
  }
}

const day = 86_400_000;

/** A week belongs to the year of its Thursday. */
function weekOf(moment: Date): number {
  const weekday = (moment.getUTCDay() + 6) % 7;
  const thursday = new Date(Math.floor(moment.getTime() / day) * day + (3 - weekday) * day);
  return Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * day)) + 1;
}
