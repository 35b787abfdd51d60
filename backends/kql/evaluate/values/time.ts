import { long, subtract } from './long.ts';
import type { Long } from './value.ts';

/** Ticks of 100 ns per unit. */
export const ticksPer = {
  tick: 1,
  microsecond: 10,
  millisecond: 10_000,
  second: 10_000_000,
  minute: 600_000_000,
  hour: 36_000_000_000,
  day: 864_000_000_000,
} as const;

const epoch = 621_355_968_000_000_000n;
const lastTick = 3_155_378_975_999_999_999n;

/** The datetime of a count of milliseconds since 1970. */
export function fromMilliseconds(milliseconds: number): Long {
  return long(BigInt(Math.trunc(milliseconds)) * 10_000n + epoch);
}

/** A JS date in UTC for calendar arithmetic; what is below a millisecond is lost. */
export function toDate(datetime: Long): Date {
  const milliseconds =
    (BigInt(datetime) - epoch) / 10_000n - ((BigInt(datetime) - epoch) % 10_000n < 0n ? 1n : 0n);
  return new Date(Number(milliseconds));
}

const isoDate =
  /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(?:(Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*)?$/i;
const slashDate =
  /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:\s*([AP]M))?)?\s*$/i;

/**
 * Reads ISO 8601 (`2024-05-01`, `2024-05-01 10:20`, `2024-05-01T10:20:30.1234567Z`, with offset), `M/D/YYYY`
 * with an optional time, and RFC 822/850 dates. UTC unless the text has an offset. Null for anything else.
 */
export function parseDatetime(text: string): Long | null {
  const iso = isoDate.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    const local = compose([year, month, day, hour, minute, second], fraction);
    return local === null ? null : inRange(BigInt(local) - zoneTicks(zone));
  }
  const slash = slashDate.exec(text);
  if (slash) {
    const [, month, day, year, hour, minute, second, fraction, half] = slash;
    return compose([year, month, day, twelveHours(hour, half), minute, second], fraction);
  }
  if (/^\s*(\w{3,9},\s*)?\d{1,2}[ -][A-Z][a-z]{2}[ -]\d{2,4}\b.*$/.test(text)) {
    const milliseconds = Date.parse(/GMT|UTC|Z|[+-]\d{4}\s*$/.test(text) ? text : `${text} UTC`);
    return Number.isNaN(milliseconds) ? null : fromMilliseconds(milliseconds);
  }
  return null;
}

/** `2024-05-01T10:20:30.1234567Z`: always seven digits. */
export function formatDatetime(datetime: Long): string {
  const date = toDate(datetime);
  const fraction = (BigInt(datetime) % BigInt(ticksPer.second)).toString().padStart(7, '0');
  return `${date.toISOString().slice(0, 19)}.${fraction}Z`;
}

const unitTicks: Readonly<Record<string, number>> = {
  d: ticksPer.day,
  day: ticksPer.day,
  days: ticksPer.day,
  h: ticksPer.hour,
  hr: ticksPer.hour,
  hour: ticksPer.hour,
  hours: ticksPer.hour,
  m: ticksPer.minute,
  min: ticksPer.minute,
  minute: ticksPer.minute,
  minutes: ticksPer.minute,
  s: ticksPer.second,
  sec: ticksPer.second,
  second: ticksPer.second,
  seconds: ticksPer.second,
  ms: ticksPer.millisecond,
  milli: ticksPer.millisecond,
  millis: ticksPer.millisecond,
  millisecond: ticksPer.millisecond,
  milliseconds: ticksPer.millisecond,
  micro: ticksPer.microsecond,
  micros: ticksPer.microsecond,
  microsecond: ticksPer.microsecond,
  microseconds: ticksPer.microsecond,
  tick: ticksPer.tick,
  ticks: ticksPer.tick,
};

/** Reads `1.02:03:04.5`, `02:03`, `3` (days) and `1.5h`, `10 seconds`, `2ticks`. Null for anything else. */
export function parseTimespan(text: string): Long | null {
  const [, amount, unit] = /^\s*(-?\d+(?:\.\d+)?)\s*([a-z]+)\s*$/.exec(text) ?? [];
  if (amount !== undefined && unit !== undefined) {
    const ticks = unitTicks[unit];
    return ticks === undefined ? null : long(BigInt(Math.round(Number(amount) * ticks)));
  }
  const clock = /^\s*(-?)(?:(\d+)[.:])?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?\s*$/.exec(text);
  if (clock) {
    const [, sign, days = 0, hours, minutes, seconds = 0, fraction = ''] = clock;
    const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
    const ticks = BigInt(whole) * BigInt(ticksPer.second) + BigInt(fraction.padEnd(7, '0'));
    return long(sign === '-' ? -ticks : ticks);
  }
  return /^\s*-?\d+\s*$/.test(text) ? long(BigInt(text.trim()) * BigInt(ticksPer.day)) : null;
}

/** `[-][d.]hh:mm:ss[.fffffff]`. */
export function formatTimespan(timespan: Long): string {
  const ticks = BigInt(timespan);
  const size = ticks < 0n ? -ticks : ticks;
  const two = (value: bigint): string => value.toString().padStart(2, '0');
  const part = (unit: number, count: number): bigint => (size / BigInt(unit)) % BigInt(count);
  const days = size / BigInt(ticksPer.day);
  const clock = `${two(part(ticksPer.hour, 24))}:${two(part(ticksPer.minute, 60))}:${two(part(ticksPer.second, 60))}`;
  const fraction = size % BigInt(ticksPer.second);
  const tail = fraction === 0n ? '' : `.${fraction.toString().padStart(7, '0')}`;
  return `${ticks < 0n ? '-' : ''}${days > 0n ? `${days}.` : ''}${clock}${tail}`;
}

/** A datetime of calendar parts, which may overflow into the next larger part; `rest` ticks are added. */
export function fromParts(year: number, month: number, day: number, rest: Long = 0): Long | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return inRange(BigInt(fromMilliseconds(date.getTime())) + BigInt(rest));
}

/** Ticks since midnight. */
export function timeOfDay(datetime: Long): Long {
  return long(BigInt(datetime) % BigInt(ticksPer.day));
}

/** Midnight of the datetime's day. */
export function startOfDay(datetime: Long): Long {
  return subtract(datetime, timeOfDay(datetime));
}

function compose(parts: readonly (string | undefined)[], fraction: string | undefined): Long | null {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return null;
  if (day > new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()) return null;
  const ticks = BigInt((hour * 60 + minute) * 60 + second) * 10_000_000n;
  return fromParts(year, month - 1, day, long(ticks + BigInt((fraction ?? '').slice(0, 7).padEnd(7, '0'))));
}

function inRange(ticks: bigint): Long | null {
  return ticks < 0n || ticks > lastTick ? null : long(ticks);
}

function zoneTicks(zone: string | undefined): bigint {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? [];
  if (sign === undefined) return 0n;
  const ticks = BigInt(Number(hours) * 60 + Number(minutes)) * BigInt(ticksPer.minute);
  return sign === '-' ? -ticks : ticks;
}

function twelveHours(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || half === undefined) return hour;
  return String((Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0));
}
