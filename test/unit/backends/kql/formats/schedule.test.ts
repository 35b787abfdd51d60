import { describe, expect, test } from 'vitest';
import { shortDuration } from '../../../../../backends/kql/formats/duration.ts';
import { scheduleOf } from '../../../../../backends/kql/formats/schedule.ts';
import type { RuleSettings } from '../../../../../src/config/index.ts';
import { Diagnostics } from '../../../../../src/diagnostics/index.ts';
import { formatInput } from '../../../../support/formats.ts';

const minute = 60;
const hour = 3600;
const day = 24 * hour;

/** Level, timespan of the correlation if it is one, settings; then frequency, period and findings. */
type Row = readonly [string, string, Partial<RuleSettings>, string, string, number];

describe('the schedule follows from level, timespan and settings', () => {
  test.each<Row>([
    ['critical', '', {}, '15m', '15m', 0],
    ['high', '', {}, '1h', '1h', 0],
    ['medium', '', {}, '3h', '3h', 0],
    ['low', '', {}, '12h', '12h', 0],
    ['informational', '', {}, '1d', '1d', 0],
    ['high', '', { frequency: 5 * minute }, '5m', '5m', 0],
    ['high', '', { frequency: 5 * minute, period: hour }, '5m', '1h', 0],
    ['high', '', { frequency: 2 * hour, period: hour }, '2h', '2h', 1],
    ['high', '', { frequency: 5 * minute, period: 2 * day }, '1h', '2d', 1],
    ['critical', '', { period: 14 * day }, '1h', '14d', 0],
    ['high', '30m', {}, '1h', '90m', 0],
    ['high', '90s', {}, '1h', '62m', 0],
    ['critical', '2d', {}, '1h', '49h', 0],
    ['high', '7d', {}, '1h', '169h', 0],
    ['informational', '13d', {}, '1d', '14d', 0],
    ['high', '30m', { period: hour }, '1h', '90m', 1],
  ])('%s %s %j → every %s over %s', (level, timespan, settings, frequency, period, findings) => {
    const { schedule, codes } = scheduled(level, timespan, settings);
    const shown = schedule && [shortDuration(schedule.frequency), shortDuration(schedule.period)];
    expect(shown).toEqual([frequency, period]);
    expect(codes).toEqual(Array.from({ length: findings }, () => 'format-schedule'));
  });

  test('no schedule sees a timespan of 14 days', () => {
    expect(scheduled('high', '14d', {})).toEqual({ schedule: undefined, codes: ['format-unavailable'] });
  });

  test('chained correlations look back over both timespans', () => {
    const { schedule } = scheduled('high', '2h', {}, chained);
    expect(schedule).toEqual({ frequency: hour, period: hour + 2 * hour + 30 * minute });
  });
});

const base = `
title: Base
name: base
logsource: { product: windows, service: security }
detection: { s: { EventID: 4625 }, condition: s }
`;

const chained = `
title: Inner
name: inner
correlation: { type: event_count, rules: [base], group-by: [Computer], timespan: 30m, condition: { gte: 5 } }
---
title: Outer
level: high
correlation: { type: event_count, rules: [inner], group-by: [Computer], timespan: 2h, condition: { gte: 2 } }
`;

function scheduled(level: string, timespan: string, settings: Partial<RuleSettings>, correlation?: string) {
  const own = `
title: Correlation
level: ${level}
correlation: { type: event_count, rules: [base], group-by: [Computer], timespan: ${timespan}, condition: { gte: 5 } }
`;
  const text = timespan === '' ? `${base}level: ${level}\n` : `${base}---${correlation ?? own}`;
  const diagnostics = new Diagnostics();
  const schedule = scheduleOf(formatInput(text, settings, ['native']), diagnostics);
  return { schedule, codes: diagnostics.list.map(({ code }) => code) };
}
