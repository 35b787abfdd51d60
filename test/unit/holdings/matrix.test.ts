import { expect, test } from 'vitest';
import { fieldRows, logsourceText, supportMatrix } from '../../../src/holdings/index.ts';
import type { Mapping } from '../../../src/mapping/index.ts';
import { decode } from '../../support/mapping-files.ts';

const mapping = (logsources: string, fields = '{ A: Source }'): Mapping => {
  const text = `version: 1
target: native
tables: { Event: {} }
fieldSets: { event: { table: Event, fields: ${fields} } }
logsources: [${logsources}]
`;
  const decoded = decode(text);
  if (decoded.mapping === undefined) throw new Error(decoded.findings.join('\n'));
  return decoded.mapping;
};

const entry = (match: string, losses = ''): string => `{ ${match}, table: Event, fields: event ${losses} }`;

test('a log source over several targets', () => {
  const first = mapping(
    `${entry('product: a, service: [x, y]')}, ${entry("category: c, product: '*'", ', losses: [{ effect: wider, note: more }]')}`,
  );
  const second = mapping(`${entry('product: a, service: x')}, ${entry('category: c, product: windows')}`);
  const cells = supportMatrix([first, second]).map(({ logsource, cells: [one, two] }) => [
    logsourceText(logsource),
    `${one?.holding} ${one?.table} ${one?.notes.join()}`,
    `${two?.holding} ${two?.table}`,
  ]);
  expect(cells).toEqual([
    ['category: c, product: *', 'approximate Event more (can match more)', 'none undefined'],
    ['category: c, product: windows', 'approximate Event more (can match more)', 'exact Event'],
    ['product: a, service: x', 'exact Event ', 'exact Event'],
    ['product: a, service: y', 'exact Event ', 'none undefined'],
  ]);
});

test.each([
  ['A: Source', 'exact', 'Source', ''],
  ['A: { property: Extra.a.b }', 'exact', 'Extra.a.b', ''],
  ['A: { xml: EventData }', 'exact', 'EventData["A"]', ''],
  ['A: { join: [Source, EventData], separator: "-" }', 'exact', 'Source + "-" + EventData', ''],
  ['A: { firstOf: [Source, EventData] }', 'exact', 'first of Source, EventData', ''],
  ['A: { fileName: Source }', 'exact', 'file name of Source', ''],
  ['A: { anyOf: [Source, EventData] }', 'exact', 'Source or EventData', ''],
  ['A: { hashes: { MD5: Source } }', 'exact', 'Source (MD5)', ''],
  ['A: { cases: { x: { Source: y } } }', 'exact', 'a test for each of x', ''],
  [
    'A: { cases: { x: { Source: y } }, otherwise: [Source, EventData] }',
    'exact',
    'a test for each of x; otherwise Source or EventData',
    '',
  ],
  ['A: { constant: x }', 'exact', 'always x', ''],
  ['A: { unsupported: not recorded }', 'none', '', 'not recorded'],
  [
    'A: { column: Source, losses: [{ effect: narrower, when: equality, note: n }] }',
    'approximate',
    'Source',
    'for a whole value: n (can miss events)',
  ],
])('field %s', (fields, holding, columns, notes) => {
  const [row] = fieldRows(mapping(entry('product: a'), `{ ${fields} }`));
  expect(row).toEqual({
    target: 'native',
    table: 'Event',
    field: 'A',
    holding,
    columns,
    notes: notes === '' ? [] : [notes],
  });
});
