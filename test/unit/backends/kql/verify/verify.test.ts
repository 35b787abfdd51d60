import { expect, test } from 'vitest';
import { createConverter } from '../../../../../src/index.ts';
import type { LogEvent } from '../../../../../src/events/index.ts';
import type { RunnableQuery } from '../../../../../src/backend/verifier.ts';

const { converter } = await createConverter({ targets: ['native'] });
const verifier = await converter?.loadVerifier();

function open(detection: string): RunnableQuery {
  const text = `title: x
logsource: { category: process_creation, product: windows }
detection:
  selection: ${detection}
  condition: selection
`;
  const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
  const query = result?.queries[0]?.kql;
  if (result?.mapped === undefined || query === undefined || verifier === undefined)
    throw new Error('no query');
  return verifier.open(result.mapped, query);
}

function record(fields: Readonly<Record<string, unknown>>): LogEvent {
  return { kind: 'record', fields, span: { source: { path: 'events.json', text: '' }, start: 0, end: 0 } };
}

// A backtracking engine would not live to see the end of these.
test.each([
  ['(a+)+$', `${'a'.repeat(100_000)}!`],
  ['(a|aa)+c', 'a'.repeat(100_000)],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(100_000)],
  ['(x+x+)+y', 'x'.repeat(100_000)],
])('the regex %s ends on a field of 100 KB', (regex, text) => {
  const query = open(`{ CommandLine|re: '${regex}' }`);
  expect(query.check(record({ CommandLine: text }))).toMatchObject([{ isMatch: false }]);
  expect(query.check(record({ CommandLine: `${text.replace('!', '')}bcyAab` }))).toHaveLength(1);
});

test.each<[string, Record<string, unknown>, readonly string[]]>([
  ['a record with names of Sigma', { CommandLine: 'x', Image: 'y' }, ['Event']],
  ['a row by its columns', { EventID: 1, Source: 'Microsoft-Windows-Sysmon', EventData: 'x' }, ['row']],
  ['a row by its type', { Type: 'Event', Unknown: 'x' }, ['row']],
  ['a record of another kind', { QueryName: 'x' }, []],
  ['a record without anything telling', { Computer: 'x' }, []],
  ['an empty record', {}, []],
])('rows of %s', (_name, fields, expected) => {
  expect(
    open('{ CommandLine: x }')
      .check(record(fields))
      .map(({ source }) => source),
  ).toEqual(expected);
});
