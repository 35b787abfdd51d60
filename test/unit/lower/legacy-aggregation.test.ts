import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../../src/diagnostics/index.ts';
import type { CorrelationRule } from '../../../src/ir/index.ts';
import { lowerAggregation } from '../../../src/lower/index.ts';
import { parseDocuments } from '../../../src/parse/index.ts';

function lower(detection: string): { rule: CorrelationRule | undefined; codes: string[] } {
  const text = `title: T\nid: 5638f7c0-ac70-491d-8465-2a65075e0d86\nlogsource: {category: test}\ndetection:\n  selection: {F: 1}\n  ${detection}\n`;
  const diagnostics = new Diagnostics();
  const [document] = parseDocuments({ path: 'r.yml', text }, diagnostics);
  if (document?.kind !== 'detection') throw new Error('no rule');
  const rule = lowerAggregation(document, diagnostics);
  return { rule, codes: diagnostics.list.map(({ code }) => code) };
}

describe('an aggregation of specification 1.0', () => {
  it.each([
    ['timeframe: 5m\n  condition: selection | count() > 10', 'event_count', [], [], '>', 300],
    ['timeframe: 1h\n  condition: selection | count() by User >= 3', 'event_count', ['User'], [], '>=', 3600],
    [
      'timeframe: 1d\n  condition: selection | count(Target) by User < 3',
      'value_count',
      ['User'],
      ['Target'],
      '<',
      86400,
    ],
    [
      'timeframe: 30s\n  condition: selection | sum(Bytes) by User > 9',
      'value_sum',
      ['User'],
      ['Bytes'],
      '>',
      30,
    ],
    [
      'timeframe: 30s\n  condition: selection | avg(Bytes) by User > 9',
      'value_avg',
      ['User'],
      ['Bytes'],
      '>',
      30,
    ],
  ] as const)('%s', (detection, type, groupBy, fields, operator, seconds) => {
    const { rule, codes } = lower(detection);
    expect(codes).toEqual([]);
    expect(rule).toMatchObject({ type, groupBy, timespan: { seconds } });
    expect(rule?.condition).toMatchObject({ kind: 'threshold', fields, comparisons: [{ operator }] });
    expect(rule?.rules).toMatchObject([{ rule: { kind: 'detection' }, groupBy, fields }]);
  });

  it.each([
    'condition: selection | count() > 10',
    'timeframe: 5m\n  condition: selection | min(Bytes) by User > 9',
    'timeframe: 5m\n  condition: selection | near other and another',
  ])('%s is refused', (detection) => {
    const { rule, codes } = lower(detection);
    expect(rule).toBeUndefined();
    expect(codes).toContain('aggregation-unsupported');
  });
});
