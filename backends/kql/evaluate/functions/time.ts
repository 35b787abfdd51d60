import type { ScalarType } from '../../../../src/schema/index.ts';
import { constant, type Typed } from '../model.ts';
import { castTo } from '../operators/comparisons.ts';
import { UnsupportedKql } from '../unsupported.ts';
import { add, floorTo, long, multiply, subtract } from '../values/long.ts';
import { dynamicText } from '../values/text.ts';
import {
  formatTimespan,
  fromMilliseconds,
  fromParts,
  parseDatetime,
  startOfDay,
  ticksPer,
  timeOfDay,
  toDate,
} from '../values/time.ts';
import type { Long, Value } from '../values/value.ts';
import { formatDatetimePattern } from './format-datetime.ts';
import { pure, type FunctionRow, type FunctionTable } from './row.ts';

const bin: FunctionRow = { page: 'bin-function', minimum: 2, maximum: 2, compile: (args) => binned(args) };
const month = pure('monthofyear-function', 'datetime', 'int', (time: Long) => toDate(time).getUTCMonth() + 1);
const week = pure('week-of-year-function', 'datetime', 'int', weekOfYear);
const part = pure('datetime-part-function', 'string, datetime', 'int', datetimePart);

/** Functions of datetimes and timespans. Everything is UTC. */
export const timeFunctions: FunctionTable = {
  now: {
    page: 'now-function',
    minimum: 0,
    maximum: 1,
    compile: ([offset], { scope }) => shifted(scope.environment.now, offset, 1),
  },
  ago: {
    page: 'ago-function',
    minimum: 1,
    maximum: 1,
    compile: ([span], { scope }) => shifted(scope.environment.now, span, -1),
  },
  bin,
  floor: bin,
  bin_at: { page: 'bin-at-function', minimum: 3, maximum: 3, compile: binnedAt },
  startofday: start('startofday-function', (time, offset) =>
    add(startOfDay(time), multiply(offset, ticksPer.day)),
  ),
  startofweek: start('startofweek-function', (time, offset) =>
    add(startOfDay(time), multiply(7 * Number(offset) - toDate(time).getUTCDay(), ticksPer.day)),
  ),
  startofmonth: start('startofmonth-function', (time, offset) => monthStart(time, Number(offset))),
  startofyear: start('startofyear-function', (time, offset) => yearStart(time, Number(offset))),
  endofday: start('endofday-function', (time, offset) =>
    last(add(startOfDay(time), multiply(Number(offset) + 1, ticksPer.day))),
  ),
  endofweek: start('endofweek-function', (time, offset) =>
    last(add(startOfDay(time), multiply(7 * Number(offset) + 7 - toDate(time).getUTCDay(), ticksPer.day))),
  ),
  endofmonth: start('endofmonth-function', (time, offset) => last(monthStart(time, Number(offset) + 1))),
  endofyear: start('endofyear-function', (time, offset) => last(yearStart(time, Number(offset) + 1))),
  dayofweek: pure('dayofweek-function', 'datetime', 'timespan', (time: Long) =>
    multiply(toDate(time).getUTCDay(), ticksPer.day),
  ),
  dayofmonth: pure('dayofmonth-function', 'datetime', 'int', (time: Long) => toDate(time).getUTCDate()),
  dayofyear: pure('dayofyear-function', 'datetime', 'int', dayOfYear),
  hourofday: pure('hourofday-function', 'datetime', 'int', (time: Long) => toDate(time).getUTCHours()),
  monthofyear: month,
  getmonth: month,
  getyear: pure('getyear-function', 'datetime', 'int', (time: Long) => toDate(time).getUTCFullYear()),
  week_of_year: week,
  datetime_part: part,
  datepart: part,
  datetime_add: pure('datetime-add-function', 'string, long, datetime', 'datetime', datetimeAdd),
  datetime_diff: pure('datetime-diff-function', 'string, datetime, datetime', 'long', datetimeDiff),
  make_datetime: pure(
    'make-datetime-function',
    'any, long?, long?, long?, long?, real?',
    'datetime',
    makeDatetime,
  ),
  make_timespan: pure('make-timespan-function', 'long, long, real?, real?', 'timespan', makeTimespan),
  format_datetime: pure('format-datetime-function', 'datetime, string', 'string', formatDatetimePattern),
  format_timespan: pure(
    'format-timespan-function',
    'timespan, string',
    'string',
    (span: Long, format: string) => {
      if (format !== 'c' && format !== 'd.hh:mm:ss')
        throw new UnsupportedKql(`format_timespan pattern ${format}`);
      return formatTimespan(span);
    },
  ),
  unixtime_seconds_todatetime: unix('unixtime-seconds-todatetime-function', ticksPer.second),
  unixtime_milliseconds_todatetime: unix('unixtime-milliseconds-todatetime-function', ticksPer.millisecond),
  unixtime_microseconds_todatetime: unix('unixtime-microseconds-todatetime-function', ticksPer.microsecond),
};

/** Datetimes count from a Monday; the engine's weeks start on Sunday. */
const mondayToSunday = ticksPer.day;

function shifted(now: Long, span: Typed | undefined, direction: 1 | -1): Typed {
  if (span === undefined) return constant(now, 'datetime');
  return {
    type: 'datetime',
    constant: span.constant,
    get(row, run) {
      const value = span.get(row, run) as Long | null;
      return value === null ? null : direction === 1 ? add(now, value) : subtract(now, value);
    },
  };
}

/** `bin(value, size)`: rounds down to a multiple of the size; datetimes count from 0001-01-01. */
function binned(args: readonly Typed[]): Typed {
  const [value, size] = args as readonly [Typed, Typed];
  const isReal = value.type === 'real' || size.type === 'real';
  const type: ScalarType =
    value.type === 'datetime' || value.type === 'timespan' ? value.type : isReal ? 'real' : value.type;
  return {
    type,
    constant: value.constant && size.constant,
    get(row, run) {
      const a = value.get(row, run) as Long | null;
      const b = size.get(row, run) as Long | null;
      if (a === null || b === null) return null;
      return type === 'real' ? Math.floor(Number(a) / Number(b)) * Number(b) : floorTo(a, b);
    },
  };
}

function binnedAt(args: readonly Typed[]): Typed {
  const [value, size, fixed] = args as readonly [Typed, Typed, Typed];
  if (value.type === 'real' || size.type === 'real') throw new UnsupportedKql('bin_at of reals');
  return {
    type: value.type,
    constant: args.every((arg) => arg.constant),
    get(row, run) {
      const [a, b, c] = [value, size, castTo(fixed, value.type)].map(
        (arg) => arg.get(row, run) as Long | null,
      );
      if (a === null || a === undefined || b === null || b === undefined || c === null || c === undefined)
        return null;
      const distance = floorTo(subtract(a, c), b);
      return distance === null ? null : add(c, distance);
    },
  };
}

function start(page: string, compute: (time: Long, offset: Long) => Value): FunctionRow {
  return pure(page, 'datetime, long?', 'datetime', (time: Long, offset: Long = 0) => compute(time, offset));
}

function last(next: Value): Value {
  return next === null ? null : subtract(next as Long, 1);
}

function monthStart(time: Long, offset: number): Value {
  const date = toDate(time);
  return fromParts(date.getUTCFullYear(), date.getUTCMonth() + offset, 1);
}

function yearStart(time: Long, offset: number): Value {
  return fromParts(toDate(time).getUTCFullYear() + offset, 0, 1);
}

function dayOfYear(time: Long): number {
  const date = toDate(time);
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
}

/** The ISO 8601 week: the first has the year's first Thursday. */
function weekOfYear(time: Long): number {
  const date = toDate(time);
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000);
  return Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * 86_400_000)) + 1;
}

function datetimePart(name: string, time: Long): Value {
  const date = toDate(time);
  const fraction = Number(BigInt(timeOfDay(time)) % BigInt(ticksPer.second));
  const parts: Readonly<Record<string, number>> = {
    year: date.getUTCFullYear(),
    quarter: Math.floor(date.getUTCMonth() / 3) + 1,
    month: date.getUTCMonth() + 1,
    week_of_year: weekOfYear(time),
    day: date.getUTCDate(),
    dayofyear: dayOfYear(time),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: Math.floor(fraction / ticksPer.millisecond),
    microsecond: Math.floor(fraction / ticksPer.microsecond),
    nanosecond: fraction * 100,
  };
  const value = parts[name.toLowerCase()];
  if (value === undefined) throw new UnsupportedKql(`datetime part ${name}`);
  return value;
}

const fixedUnits: Readonly<Record<string, number>> = {
  week: 7 * ticksPer.day,
  day: ticksPer.day,
  hour: ticksPer.hour,
  minute: ticksPer.minute,
  second: ticksPer.second,
  millisecond: ticksPer.millisecond,
  microsecond: ticksPer.microsecond,
};

const monthsPer: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 };

function datetimeAdd(unit: string, amount: Long, time: Long): Value {
  const ticks = fixedUnits[unit.toLowerCase()];
  if (ticks !== undefined) return add(time, multiply(ticks, amount));
  const months = monthsPer[unit.toLowerCase()];
  if (months === undefined) throw new UnsupportedKql(`datetime_add of ${unit}`);
  const date = toDate(time);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months * Number(amount), 1));
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), days);
  return fromParts(first.getUTCFullYear(), first.getUTCMonth(), day, timeOfDay(time));
}

/** How many boundaries of the unit lie between the two. */
function datetimeDiff(unit: string, a: Long, b: Long): Value {
  const months = monthsPer[unit.toLowerCase()];
  if (months !== undefined) return unitIndex(a, months) - unitIndex(b, months);
  if (unit.toLowerCase() === 'nanosecond') return multiply(subtract(a, b), 100);
  const ticks = fixedUnits[unit.toLowerCase()];
  if (ticks === undefined) throw new UnsupportedKql(`datetime_diff of ${unit}`);
  const shift = unit.toLowerCase() === 'week' ? mondayToSunday : 0;
  const boundary = (time: Long): bigint => BigInt(floorTo(add(time, shift), ticks) ?? 0);
  return long((boundary(a) - boundary(b)) / BigInt(ticks));
}

function unitIndex(time: Long, months: number): number {
  const date = toDate(time);
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months);
}

function makeDatetime(first: Value, monthNumber = 1, day = 1, hour = 0, minute = 0, second = 0): Value {
  if (typeof first === 'string') return parseDatetime(dynamicText(first));
  const pad = (value: Long, length: number): string => String(value).padStart(length, '0');
  const seconds = second.toFixed(7).padStart(10, '0');
  return parseDatetime(
    `${pad(first as Long, 4)}-${pad(monthNumber, 2)}-${pad(day, 2)}T${pad(hour, 2)}:${pad(minute, 2)}:${seconds}Z`,
  );
}

/** `make_timespan(h, m)`, `(h, m, s)` or `(d, h, m, s)`. */
function makeTimespan(...parts: readonly Long[]): Value {
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.length === 4 ? parts : [0, ...parts];
  const whole = (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
  return long(
    BigInt(whole) * BigInt(ticksPer.minute) + BigInt(Math.round(Number(seconds) * ticksPer.second)),
  );
}

function unix(page: string, ticks: number): FunctionRow {
  return pure(page, 'real', 'datetime', (count: number) => {
    const time = add(fromMilliseconds(0), long(BigInt(Math.round(count * ticks))));
    if (time < 0) throw new UnsupportedKql('a datetime out of range');
    return time;
  });
}
