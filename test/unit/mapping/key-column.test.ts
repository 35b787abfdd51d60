import { expect, test } from 'vitest';
import { createConverter, type RuleResult } from '../../../src/index.ts';

type Case = readonly [target: string, logsource: string, detection: string, field: string, outcome: string];

/** What becomes of a correlation that groups by a field. */
const cases: readonly Case[] = [
  ['native', 'product: windows, service: security', 'EventID: 4625', 'WorkstationName', 'exact'],
  // Inside a longer text, with a label or without, and one of a list.
  ['native', 'product: opencanary, category: application', 'logtype: 4000', 'src_host', 'refused'],
  [
    'native',
    'product: aws, service: cloudtrail',
    'eventName: x',
    'requestParameters.ipPermissions.items.fromPort',
    'refused',
  ],
  ['native', 'product: okta, service: okta', 'eventType: x', 'target.displayName', 'refused'],
  // One value in several forms, and one of several columns.
  ['native', 'product: windows, category: registry_set', 'Details: x', 'TargetObject', 'exact'],
  ['xdr', 'product: windows, category: registry_set', 'Details: x', 'TargetObject', 'approximate'],
  ['asim', 'product: windows, category: dns_query', 'QueryName: x', 'Computer', 'approximate'],
];

test.each(cases)('%s: %s, %s, grouped by %s: %s', async (target, logsource, detection, field, outcome) => {
  const result = await resultOf(target, logsource, detection, field, 'gte: 2');
  expect(result?.verdict).toBe(outcome);
});

test('a group by one of several columns says so', async () => {
  const result = await resultOf(
    'asim',
    'product: windows, category: network_connection',
    'DestinationPort: 1',
    'Image',
    'gte: 2',
  );
  expect(result?.diagnostics.map(({ effect, message }) => `${effect} ${message}`)).toContain(
    'different `Image`: groups and counts take the first of its columns that holds something (the query can match other events than the rule).',
  );
});

test.each([
  ['eq: 0', 'refused'],
  ['lt: 1', 'refused'],
  ['gt: 3, lt: 4', 'refused'],
  ['lt: 2', 'approximate'],
  ['neq: 0', 'approximate'],
  ['gte: 2', 'exact'],
])('a count of %s: %s', async (condition, outcome) => {
  const result = await resultOf(
    'native',
    'product: windows, service: security',
    'EventID: 4625',
    'Computer',
    condition,
  );
  expect(result?.verdict).toBe(outcome);
});

async function resultOf(
  target: string,
  logsource: string,
  detection: string,
  field: string,
  condition: string,
): Promise<RuleResult | undefined> {
  const { converter } = await createConverter({ targets: [target] });
  const text = `title: Base
name: base
logsource: { ${logsource} }
detection: { s: { ${detection} }, condition: s }
---
title: T
correlation:
  type: event_count
  rules: [base]
  group-by: [${field}]
  timespan: 5m
  condition: { ${condition} }
`;
  return converter?.convert({ path: 'rule.yml', text }).at(-1);
}
