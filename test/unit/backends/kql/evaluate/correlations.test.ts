import { expect, test } from 'vitest';
import { createConverter } from '../../../../../src/index.ts';
import { run } from '../../../../support/evaluate.ts';

/** Events as `minute command user`, and how many rows each correlation gives for them. */
type Timeline = readonly [events: string, rows: Readonly<Record<keyof typeof correlations, number>>];

const correlations = {
  count: '{ type: event_count, rules: [first], group-by: [User], timespan: 5m, condition: { gte: 3 } }',
  rare: '{ type: event_count, rules: [first], group-by: [User], timespan: 5m, condition: { lt: 3 } }',
  values:
    '{ type: value_count, rules: [first], group-by: [User], timespan: 5m, condition: { gte: 2, field: CommandLine } }',
  temporal: '{ type: temporal, rules: [first, second], group-by: [User], timespan: 5m }',
  ordered: '{ type: temporal_ordered, rules: [first, second], group-by: [User], timespan: 5m }',
};

const queries = await convertAll();

test.each<Timeline>([
  ['1 whoami u, 2 whoami u, 4 whoami/all u', { count: 1, rare: 2, values: 1, temporal: 0, ordered: 0 }],
  ['1 whoami u, 2 whoami u, 14 whoami u', { count: 0, rare: 3, values: 0, temporal: 0, ordered: 0 }],
  ['1 whoami u, 2 whoami v, 4 whoami u', { count: 0, rare: 3, values: 0, temporal: 0, ordered: 0 }],
  ['1 whoami u, 3 whoami u, 6 whoami u', { count: 1, rare: 2, values: 0, temporal: 0, ordered: 0 }],
  ['1 whoami u, 3 whoami u, 7 whoami u', { count: 0, rare: 3, values: 0, temporal: 0, ordered: 0 }],
  ['1 whoami u, 4 netstat u', { count: 0, rare: 1, values: 0, temporal: 1, ordered: 1 }],
  ['1 netstat u, 4 whoami u', { count: 0, rare: 1, values: 0, temporal: 1, ordered: 0 }],
  ['1 whoami u, 4 netstat v', { count: 0, rare: 1, values: 0, temporal: 0, ordered: 0 }],
  ['1 whoami u, 7 netstat u', { count: 0, rare: 1, values: 0, temporal: 0, ordered: 0 }],
  ['1 dir u', { count: 0, rare: 0, values: 0, temporal: 0, ordered: 0 }],
])('%s', (timeline, expected) => {
  const events = timeline.split(', ').map((event) => {
    const [minute, command, user] = event.split(' ');
    return {
      TimeGenerated: new Date(Date.UTC(2024, 4, 1, 10, Number(minute))).toISOString(),
      TargetProcessCommandLine: command,
      TargetUsername: user,
    };
  });
  const found = queries.map(([name, kql]) => [name, run(kql, { imProcessCreate: events }).length]);
  expect(Object.fromEntries(found)).toEqual(expected);
});

async function convertAll(): Promise<readonly (readonly [string, string])[]> {
  const { converter } = await createConverter({ targets: ['asim'] });
  return Object.entries(correlations).map(([name, correlation]) => {
    const text = [
      base('first', 'whoami'),
      base('second', 'netstat'),
      `title: All\ncorrelation: ${correlation}\n`,
    ];
    const results = converter?.convert({ path: 'rules.yml', text: text.join('---\n') }) ?? [];
    return [name, results.at(-1)?.queries[0]?.kql ?? ''] as const;
  });
}

function base(name: string, command: string): string {
  return `title: ${name}
name: ${name}
logsource: { category: process_creation, product: windows }
detection: { selection: { CommandLine|contains: ${command} }, condition: selection }
`;
}
