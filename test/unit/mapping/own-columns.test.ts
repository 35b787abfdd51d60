import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';
import { decode } from '../../support/mapping-files.ts';

test('every column of the table is a field of its name', () => {
  const { mapping, findings } = decode(`version: 1
target: native
tables: { Event: { columns: { TenantId: string, _ItemId: string } } }
fieldSets: { own: { table: Event, fields: columns, lists: [EventData] } }
`);
  expect(findings).toEqual([]);
  const set = mapping?.fieldSets['own'] ?? {};
  expect(Object.values(set).map(({ name }) => name)).toEqual(['Source', 'EventID', 'EventData', 'Extra']);
  expect(set['eventid']).toMatchObject({
    landing: { kind: 'column', column: { kind: 'plain', name: 'EventID', type: 'int' } },
    place: { path: 'test.yml', line: 4 },
    losses: [],
  });
  for (const list of ['eventdata', 'extra']) expect(set[list]?.landing).toMatchObject({ isAround: true });
  expect(set['source']?.landing).not.toHaveProperty('isAround');
});

/** Names that no field set gives, on tables whose columns have the names of the source. */
test.each([
  ['azure, service: signinlogs', 'UniqueTokenIdentifier: a', 'UniqueTokenIdentifier =~ "a"', []],
  ['azure, service: signinlogs', 'isRisky: true', 'IsRisky == true', []],
  [
    'azure, service: signinlogs',
    'AuthenticationDetails|contains: a',
    'AuthenticationDetails contains "a"',
    [],
  ],
  ['azure, service: riskdetection', 'RequestId: a', 'RequestId =~ "a"', []],
  ['azure, service: riskdetection', 'Location: a"b', String.raw`Location2 contains "a\\\"b"`, ['wider']],
  // What another set says of the name counts.
  ['azure, service: auditlogs', 'Status: success', 'Result =~ "success"', []],
])('%s, %s', async (logsource, line, where, effects) => {
  const { converter } = await createConverter({ targets: ['native'], style: 'compact' });
  const text = `title: T
logsource: { product: ${logsource} }
detection:
  selection:
    ${line}
  condition: selection
`;
  const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
  expect(result?.queries[0]?.kql).toContain(where);
  const ofField = result?.diagnostics.filter(({ span }) => span.start > text.indexOf('selection:'));
  expect(ofField?.flatMap(({ effect }) => effect ?? [])).toEqual(effects);
});
