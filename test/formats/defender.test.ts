import { describe, expect, test } from 'vitest';
import { formats } from '../../backends/kql/formats/index.ts';
import type { RuleSettings } from '../../src/config/index.ts';
import { Diagnostics } from '../../src/diagnostics/index.ts';
import { formatInput } from '../support/formats.ts';
import { failures, type Data } from './check.ts';
import { defenderChecks } from './defender-checks.ts';
import { example, rendered } from './examples.ts';

const detection = detectionOf(example);

describe('a custom detection', () => {
  test('passes every check', () => {
    expect(failures(detection, defenderChecks)).toEqual([]);
  });

  test.each(defenderChecks)('is caught without $name', (check) => {
    expect(failures(check.broken(detection), defenderChecks)).toContain(check.name);
  });

  test.each([
    ['critical', '1H'],
    ['high', '1H'],
    ['medium', '3H'],
    ['low', '12H'],
    ['informational', '24H'],
  ])('of level %s runs every %s', (level, period) => {
    expect(detectionOf(example.replace('level: high', `level: ${level}`))).toMatchObject({
      schedule: { period },
    });
  });

  test('runs continuously where the query allows it, without comments', () => {
    const continuous = detectionOf(example, { kind: 'NRT' });
    expect(continuous).toMatchObject({ schedule: { period: '0' } });
    expect(failures(continuous, defenderChecks)).toEqual([]);
  });
});

test.each([
  [
    'a table of a workspace',
    'logsource: { product: windows, service: security }\ndetection: { s: { EventID: 1 }, condition: s }\n',
    'the table `SecurityEvent`',
  ],
  [
    'alerts without an event',
    'logsource: { product: m365, service: threat_detection }\ndetection: { s: { eventName: x }, condition: s }\n',
    'an asset',
  ],
])('%s has no custom detection', (_, body, lacking) => {
  const diagnostics = new Diagnostics();
  const input = formatInput(example.replace(/logsource:[^]*/, body), {}, ['xdr', 'native']);
  expect(formats.defender.render(input, diagnostics)).toBeUndefined();
  expect(diagnostics.list.map(({ code }) => code)).toEqual(['format-unavailable']);
  expect(diagnostics.list[0]?.message).toContain(lacking);
});

function detectionOf(rule: string, settings: Partial<RuleSettings> = {}): Data {
  return JSON.parse(rendered('defender', rule, settings, ['xdr'])) as Data;
}
