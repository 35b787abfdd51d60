import { expect, test } from 'vitest';
import type { Relation } from '../../../src/comparison/index.ts';
import { Comparing } from '../../support/comparing.ts';

const comparing = await Comparing.on('native');

interface Parts {
  readonly base?: string;
  readonly type?: string;
  readonly timespan?: string;
  readonly condition?: string;
  readonly key?: string;
}

function correlation({
  base,
  type = 'event_count',
  timespan = '5m',
  condition = '{ gte: 10 }',
  key = 'TargetUserName',
}: Parts): string {
  return `
title: Base
name: base
logsource: { product: windows, service: security }
detection:
  s: ${base ?? '{ EventID: 4625 }'}
  condition: s
---
title: Correlation
correlation:
  type: ${type}
  rules: [base]
  group-by: [${key}]
  timespan: ${timespan}
  condition: ${condition}
`;
}

const values = { type: 'value_count' };

const cases: readonly (readonly [what: string, before: Parts, after: Parts, relation: Relation])[] = [
  ['nothing', {}, {}, 'equal'],
  ['another spelling of the base', {}, { base: '{ EventID: [4625, 4625] }' }, 'equal'],
  ['another spelling of the bound', {}, { condition: '{ gt: 9 }' }, 'equal'],
  ['a higher bound', {}, { condition: '{ gte: 20 }' }, 'narrower'],
  ['a lower bound', {}, { condition: '{ gt: 3 }' }, 'wider'],
  ['another kind of bound', {}, { condition: '{ lt: 20 }' }, 'different'],
  ['a longer interval', {}, { timespan: '10m' }, 'wider'],
  [
    'a longer interval under an upper bound',
    { condition: '{ lt: 5 }' },
    { timespan: '10m', condition: '{ lt: 5 }' },
    'unknown',
  ],
  ['a narrower base', {}, { base: '{ EventID: 4625, LogonType: 3 }' }, 'narrower'],
  [
    'a narrower base and a lower bound',
    {},
    { base: '{ EventID: 4625, LogonType: 3 }', condition: '{ gte: 5 }' },
    'unknown',
  ],
  [
    'a narrower base and a higher bound',
    {},
    { base: '{ EventID: 4625, LogonType: 3 }', condition: '{ gte: 15 }' },
    'narrower',
  ],
  [
    'a base of which only events without a key are left out',
    {},
    { base: "{ EventID: 4625, TargetUserName: '*' }" },
    'equal',
  ],
  ['another key', {}, { key: 'IpAddress' }, 'unknown'],
  [
    'more values',
    { ...values, condition: '{ gte: 3, field: IpAddress }' },
    { ...values, condition: '{ gte: 4, field: IpAddress }' },
    'narrower',
  ],
  [
    'other values',
    { ...values, condition: '{ gte: 3, field: IpAddress }' },
    { ...values, condition: '{ gte: 3, field: LogonType }' },
    'unknown',
  ],
];

test.each(cases)('%s', (_, before, after, relation) => {
  const comparison = comparing.texts(correlation(before), correlation(after));
  expect(comparison).toMatchObject({ relation, witnesses: [] });
  expect(comparison.reason === undefined).toBe(relation !== 'unknown');
  expect(comparison.unwitnessed === undefined).toBe(relation === 'equal' || relation === 'unknown');
});
