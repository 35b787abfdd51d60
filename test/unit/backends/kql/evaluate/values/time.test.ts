import fc from 'fast-check';
import { expect, test } from 'vitest';
import { long } from '../../../../../../backends/kql/evaluate/values/long.ts';
import {
  formatDatetime,
  formatTimespan,
  fromMilliseconds,
  parseDatetime,
  parseTimespan,
  toDate,
} from '../../../../../../backends/kql/evaluate/values/time.ts';

test('every datetime and timespan survives its text', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 3_155_378_975_999_999_999n }), (ticks) => {
      expect(parseDatetime(formatDatetime(long(ticks)))).toBe(long(ticks));
    }),
  );
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (ticks) => {
      expect(parseTimespan(formatTimespan(long(ticks)))).toBe(long(ticks));
    }),
  );
});

test('milliseconds survive', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      expect(toDate(fromMilliseconds(date.getTime())).getTime()).toBe(date.getTime());
    }),
  );
});

test.each([
  ['2024-05-01', '2024-05-01T00:00:00.0000000Z'],
  ['2024-05-01 10:20', '2024-05-01T10:20:00.0000000Z'],
  ['2024-05-01T10:20:30.1234567Z', '2024-05-01T10:20:30.1234567Z'],
  ['2024-05-01T10:20:30.123456789Z', '2024-05-01T10:20:30.1234567Z'],
  ['2024-05-01T10:20:30+02:00', '2024-05-01T08:20:30.0000000Z'],
  ['2000-02-29', '2000-02-29T00:00:00.0000000Z'],
  ['0001-01-01', '0001-01-01T00:00:00.0000000Z'],
  ['9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.9999999Z'],
  ['12/24/2015', '2015-12-24T00:00:00.0000000Z'],
  ['Sat, 8 Nov 2014 15:05:02 GMT', '2014-11-08T15:05:02.0000000Z'],
])('%s is %s', (text, expected) => {
  const datetime = parseDatetime(text);
  expect(datetime === null ? null : formatDatetime(datetime)).toBe(expected);
});

test.each([
  '',
  'x',
  '2024',
  '2024-13-01',
  '2024-02-30',
  '1900-02-29',
  '2024-05-01T25:00:00',
  '24/12/2015',
  '1 2 3',
])('%j is no datetime', (text) => expect(parseDatetime(text)).toBeNull());
