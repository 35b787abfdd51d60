import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';

const mapping = `version: 1
target: example
tables:
  Example_CL:
    columns: { TimeGenerated: datetime, Kind_s: string, Text_s: string, More_s: string }
logsources:
  - { product: example, table: Example_CL, fields: example }
fieldSets:
  example:
    table: Example_CL
    fields:
      Kind:
        cases: { 'Created': { Kind_s: c }, 'Changed': { Kind_s: c }, 'Deleted': { not: { Kind_s: c } } }
        losses: [{ effect: wider, when: { contains: deleted }, note: what was moved is among it }]
      Outcome:
        cases: { success: { Kind_s: '0' }, failure: { not: { Kind_s: '0' } } }
        otherwise: [Text_s, More_s]
      Listed:
        cases: { '*': { Text_s: { filled: true } } }
`;
const { converter } = await createConverter({
  targets: ['example'],
  style: 'compact',
  mappings: [{ path: 'mapping.yml', text: mapping }],
});

function convert(line: string) {
  const text = `title: T
logsource: { product: example }
detection:
  selection:
    ${line}
  condition: selection
`;
  const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
  return { verdict: result?.verdict, where: result?.queries[0]?.kql.replace(/^Example_CL\n\| where /, '') };
}

const text = (value: string) => `Text_s ${value} or More_s ${value}`;

/** What a test on a field with a few values, each of which means a test of the row, becomes. */
test.each([
  ['Kind: created', 'exact', 'Kind_s =~ "c"'],
  ['Kind: [created, changed]', 'exact', 'Kind_s =~ "c"'],
  ['Kind|startswith: C', 'exact', 'Kind_s =~ "c"'],
  ["Kind: 'c?eated'", 'exact', 'Kind_s =~ "c"'],
  ['Kind|endswith|cased: eated', 'exact', 'Kind_s =~ "c"'],
  ['Kind|startswith: Del', 'approximate', 'not(Kind_s =~ "c")'],
  ['Kind|contains: ed', 'approximate', 'Kind_s =~ "c" or not(Kind_s =~ "c")'],
  ['Kind|re: Del.*', 'refused', undefined],
  ["Kind: '*'", 'refused', undefined],
  ['Kind|exists: true', 'refused', undefined],
  ["Listed: '*'", 'exact', 'isnotempty(Text_s)'],
  ['Listed|exists: true', 'exact', 'isnotempty(Text_s)'],
  ['Outcome: Success', 'exact', 'Kind_s =~ "0"'],
  ['Outcome|startswith: fail', 'exact', 'not(Kind_s =~ "0")'],
  ['Outcome|contains: denied', 'exact', text('contains "denied"')],
  ['Outcome: denied', 'exact', text('=~ "denied"')],
  ['Outcome|re: den.ed', 'exact', text('matches regex @"den.ed"')],
  ['Outcome: [success, denied]', 'exact', `Kind_s =~ "0" or (${text('=~ "denied"')})`],
  ['Outcome: null', 'refused', undefined],
  ["Outcome: '*'", 'refused', undefined],
])('%s', (line, verdict, where) => {
  expect(convert(line)).toEqual({ verdict, where });
});
