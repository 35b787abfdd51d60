import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, sigmaKql, type Outcome } from '../support/test-io.ts';

const csv = `"ColumnName","ColumnOrdinal","DataType","ColumnType"
"TimeGenerated","0","System.DateTime","datetime"
"SrcIp_s","1","System.String","string"
"dst_ip_s","2","System.String","string"
"DstPort_d","3","System.Double","real"
"RawData","4","System.String","string"
"odd ""name""","5","System.Object","dynamic"
`;
const draft = `# Editors complete and check this file once sigma-kql is a development dependency here (see its README) and the
# first line is: "# yaml-language-server: $schema=node_modules/sigma-kql/mappings/mapping.schema.json"
#
# A draft: names can mislead. Compare each line that is marked as a guess with some events of the table, and
# remove the mark.
version: 1
target: native

tables:
  Firewall_CL:
    columns:
      TimeGenerated: datetime
      SrcIp_s: string
      dst_ip_s: string
      DstPort_d: real
      RawData: string
      "odd \\"name\\"": dynamic
    keywords: [RawData] # where keywords are looked for

logsources:
  # A guess: the table has 3 of the 28 known fields of this log source. Write what the \`logsource\` of your rules says.
  - category: firewall
    product: "*"
    service: "*"
    table: Firewall_CL
    fields: firewall_cl-fields

fieldSets:
  firewall_cl-fields:
    table: Firewall_CL
    fields:
      src_ip: SrcIp_s # guess
      dst_ip: dst_ip_s # guess
      dst_port: DstPort_d # guess
      # Columns without a known field:
      # TimeGenerated (datetime)
      # RawData (string)
      # odd "name" (dynamic)
`;

function mapping(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return sigmaKql(['mapping', ...args], { folder });
}

const rows = ['Image', 'CommandLine', 'ParentImage', 'ParentCommandLine'].map(
  (ColumnName, ColumnOrdinal) => ({
    ColumnName,
    ColumnOrdinal,
    DataType: 'System.String',
    ColumnType: 'string',
  }),
);
const text = (separator: string, end: string, ...titles: readonly (keyof (typeof rows)[0])[]): string =>
  [titles, ...rows.map((row) => titles.map((title) => row[title]))]
    .map((cells) => cells.join(separator) + end)
    .join('');
const values = rows.map((row) => Object.values(row));
const names = Object.keys(rows[0] ?? {}).map((name) => ({ name }));

test('a draft has the columns, the likely log source, the known fields, and the rest as comments', async () => {
  const folder = folderOf({ 'Firewall_CL.csv': csv });
  expect(await mapping(folder, 'init', '--from-schema', 'Firewall_CL.csv')).toEqual({
    stdout: draft,
    stderr: '',
    code: 0,
  });
});

test.each([
  ['procs.tsv', text('\t', '\n', 'ColumnName', 'ColumnType')],
  ['procs.csv', text(';', '\r\n', 'DataType', 'ColumnName')],
  ['procs.json', JSON.stringify(rows)],
  ['procs.json', JSON.stringify({ tables: [{ name: 'PrimaryResult', columns: names, rows: values }] })],
  ['procs.json', JSON.stringify({ Tables: [{ Columns: names, Rows: values }] })],
])('a draft of %s (%#)', async (name, schema) => {
  const folder = folderOf({ [name]: schema });
  const args = ['--from-schema', name, '--table', 'Procs_CL', '-o', 'm.yml'];
  expect(await mapping(folder, 'init', ...args)).toMatchObject({ stdout: '', code: 0 });
  const written = readFileSync(join(folder, 'm.yml'), 'utf8');
  expect(written).toContain('category: process_creation');
  expect(written).toContain('      Image: Image # guess\n      CommandLine: CommandLine # guess\n');
  expect(await mapping(folder, 'check', 'm.yml')).toMatchObject({
    stdout: '1 mapping file: 0 errors\n',
    code: 0,
  });
  const again = await mapping(folder, 'init', ...args);
  expect(again).toMatchObject({ code: 2 });
  expect(again.stderr).toContain('something of that name is in the way');
});

test('a rule converts with a draft', async () => {
  const rule = `title: Traffic
logsource: { category: firewall }
detection: { selection: { dst_port: 4444 }, condition: selection }
`;
  const folder = folderOf({ 'm.yml': draft, 'rule.yml': rule });
  const outcome = await sigmaKql(['convert', 'rule.yml', '-t', 'native', '-m', 'm.yml'], { folder });
  expect(outcome.stdout).toContain('Firewall_CL\n| where DstPort_d == 4444');
});

test.each([
  ['a rule', 'title: x\n', '1:1'],
  ['nothing', '', '1:1'],
  ['a header without rows', 'ColumnName,ColumnType\n', '1:1'],
  ['a type that no query has', 'ColumnName,ColumnType\na,strng\n', '2:3'],
  ['a row without a name', 'ColumnName,ColumnType\n,string\n', '2:1'],
  ['broken JSON', '[{"ColumnName": }', '1:'],
  ['a type that objects of JavaScript have', 'ColumnName,ColumnType\nFoo,constructor\n', '2:5'],
])('no draft of %s', async (_, schema, place) => {
  const folder = folderOf({ 'schema.csv': schema });
  const outcome = await mapping(folder, 'init', '--from-schema', 'schema.csv', '-o', 'm.yml');
  expect(outcome).toMatchObject({ stdout: '', code: 1 });
  expect(outcome.stderr).toContain(`schema.csv:${place}`);
  expect(readdirSync(folder)).toEqual(['schema.csv']);
});

const head = 'version: 1\ntarget: native\n';
const wrongMappings: readonly (readonly [string, string, string])[] = [
  ['an unknown key', `${head}logsource: []\n`, '3:1: error: A mapping file has no key "logsource"'],
  [
    'an unknown column',
    draft.replace(': SrcIp_s', ': SrcIp'),
    '32:15: error: Firewall_CL has no column "SrcIp"',
  ],
  [
    'an unknown table',
    `${head}logsources: [{ product: x, table: X }]\n`,
    '3:35: error: The mapping has no table',
  ],
  ['a wrong type', draft.replace('RawData: string', 'RawData: text'), '16:16: error: Expected string or int'],
  ['a circle', `${head}fieldSets: &a { x: *a }\n`, '3:20: error: '],
  ['an unknown field set', draft.replace(/fieldSets:[^]*/, ''), '26:13: error: There is no field set'],
];

test.each(wrongMappings)(
  '%s is reported with its place, and nothing is written',
  async (_, wrong, finding) => {
    const rule = 'title: x\nlogsource: { product: x }\ndetection: { a: { b: c }, condition: a }\n';
    const folder = folderOf({ 'm.yml': wrong, 'rule.yml': rule });
    const checked = await mapping(folder, 'check', 'm.yml');
    expect(checked.code).toBe(1);
    expect(checked.stdout).toContain(`m.yml:${finding}`);
    const converted = await sigmaKql(['convert', 'rule.yml', '-m', 'm.yml', '-o', 'out/'], { folder });
    expect(converted).toMatchObject({ stdout: '', code: 2 });
    expect(converted.stderr).toContain(`m.yml:${finding}`);
    expect(readdirSync(folder).toSorted()).toEqual(['m.yml', 'rule.yml']);
  },
);

test('files are checked together, in their order', async () => {
  const more = `${head}fieldSets: { firewall_cl-fields: { table: Firewall_CL, fields: { a: RawData } } }\n`;
  const folder = folderOf({ 'a.yml': draft, 'b.yml': more });
  expect((await mapping(folder, 'check', 'a.yml', 'b.yml')).code).toBe(0);
  expect((await mapping(folder, 'check', 'b.yml')).code).toBe(1);
  expect((await mapping(folder, 'check', 'nope.yml')).code).toBe(1);
});
