import { describe, expect, test } from 'vitest';
import {
  compileQuery,
  recordOfRow,
  rowOfRecord,
  type CompiledQuery,
} from '../../backends/kql/evaluate/index.ts';
import { createConverter } from '../../src/index.ts';
import { sourceOf } from '../../src/schema/index.ts';
import { catalogs, kusto } from '../support/kusto.ts';
import { correlationCases, type CorrelationCase, type TimedEvent } from './cases.ts';

/** 100 seconds before a full quarter of an hour, so that clock bins are not aligned with the events. */
const start = Date.UTC(2024, 4, 1, 11, 58, 20);

const eventIds = { a: 1, b: 2, c: 3 } as const;

const columns = sourceOf(catalogs.sentinel, 'SecurityEvent')?.columns ?? new Map();

const { converter } = await createConverter({ targets: ['native'] });

test('there are cases for each type of correlation', () => {
  const types = new Set(correlationCases.map(({ correlation }) => correlation[0]?.replace('type: ', '')));
  expect(types).toEqual(
    new Set([
      'event_count',
      'value_count',
      'value_sum',
      'value_avg',
      'value_median',
      'value_percentile',
      'temporal',
      'temporal_ordered',
    ]),
  );
  expect(correlationCases.length).toBeGreaterThanOrEqual(50);
});

describe('a correlation reports the groups that the specification wants reported', () => {
  test.each(correlationCases.map((each) => [each.name, each] as const))('%s', (_, each) => {
    expect(firing(each, each.events)).toEqual(each.fires);
  });

  test.each(correlationCases.map((each) => [each.name, each] as const))(
    'whatever the clock says, and in whatever order rows come: %s',
    (_, each) => {
      for (const shift of [0, 37, 99, 100, 101, 299, 300]) {
        const moved = each.events.map(([at, ...rest]): TimedEvent => [at + shift, ...rest]);
        expect([shift, firing(each, moved.toReversed())]).toEqual([shift, each.fires]);
      }
    },
  );
});

function firing(each: CorrelationCase, events: readonly TimedEvent[]): readonly string[] {
  const query = compiled(each);
  const rows = query.run(
    new Map([['SecurityEvent', events.map((event) => rowOfRecord(columns, recordOf(event)))]]),
  );
  const records = rows.map((row) => recordOfRow(query.columns, row));
  return [
    ...new Set(records.map((record) => String(record['TargetUserName'] ?? record['AllEvents']))),
  ].toSorted();
}

const queries = new Map<string, CompiledQuery>();

/** Each query is compiled once, since it runs many times. */
function compiled(each: CorrelationCase): CompiledQuery {
  const key = JSON.stringify([each.inner, each.correlation]);
  const query = queries.get(key) ?? compileQuery(kusto, queryOf(each), catalogs.sentinel);
  queries.set(key, query);
  return query;
}

function recordOf([seconds, rule, key, value]: TimedEvent): Readonly<Record<string, unknown>> {
  return {
    TimeGenerated: new Date(start + seconds * 1000),
    EventID: eventIds[rule],
    TargetUserName: key,
    Status: value,
  };
}

function queryOf({ correlation, inner }: CorrelationCase): string {
  const bases = Object.entries(eventIds).map(([name, id]) => [
    `title: Base ${name}`,
    `name: ${name}`,
    'logsource: { product: windows, service: security }',
    'detection:',
    '  selection:',
    `    EventID: ${id}`,
    '  condition: selection',
  ]);
  const correlations = [
    ...(inner === undefined ? [] : [['title: Inner', 'name: inner', ...sectionOf(inner)]]),
    ['title: Correlation', ...sectionOf(correlation)],
  ];
  const text = [...bases, ...correlations].map((document) => document.join('\n')).join('\n---\n');
  const { results } = converter?.convertAll([{ path: 'rules.yml', text }]) ?? {};
  const result = results?.find(({ title }) => title === 'Correlation');
  const kql = result?.queries[0]?.kql;
  if (kql === undefined) throw new Error(result?.diagnostics.map(({ message }) => message).join('\n'));
  return kql;
}

function sectionOf(lines: readonly string[]): readonly string[] {
  return ['correlation:', '  timespan: 5m', ...lines.map((line) => `  ${line}`)];
}
