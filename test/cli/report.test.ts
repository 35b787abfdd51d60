import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, sigmaKql, type Outcome } from '../support/test-io.ts';
import { linkedSources } from '../../src/cli/batch/linked.ts';

const rule = (
  title: string,
  field: string,
  category = 'dns_query',
): string => `title: ${JSON.stringify(title)}
logsource:
  category: ${category}
  product: windows
detection:
  selection:
    ${field}: example.com
  condition: selection
`;
const hostileTitle = '<script>alert(1)</script> | [x](javascript:y) `z` \u202e';
const files = {
  'rules/a.yml': rule('A', 'QueryName'),
  'rules/b.yml': rule('B', 'CommandLine', 'process_creation'),
  'rules/c.yml': rule(hostileTitle, 'FieldThatNoTableHas|contains'),
  'rules/d.yml': rule('D', 'FieldThatNoTableHas'),
  'rules/e.yml': 'a: [',
};

async function convert(args: string): Promise<Outcome & { readonly read: (path: string) => string }> {
  const folder = folderOf(files);
  const outcome = await sigmaKql(['convert', 'rules', '-o', 'out', ...args.split(' ')], { folder });
  return { ...outcome, read: (path) => readFileSync(join(folder, path), 'utf8') };
}

test('the JSON report says what is the matter, what would help, and how many rules it concerns', async () => {
  const { read, stderr } = await convert('--report reports/r.json --tables imDns');
  expect(stderr).toContain('report written to reports/r.json\n');
  const report = JSON.parse(read('reports/r.json')) as { causes: object[]; rules: object[] };
  expect(report).toMatchObject({
    version: 1,
    summary: { rules: 5, refused: 2, invalid: 1 },
    workspace: {
      working: 1,
      lacking: 1,
      used: [{ table: 'imDns', rules: 1 }],
      additions: [{ tables: ['imProcessCreate'], rules: 1 }],
    },
  });
  expect(report.causes).toContainEqual(
    expect.objectContaining({
      verdict: 'refused',
      code: 'field-unmapped',
      fix: 'map `FieldThatNoTableHas` of product windows, category dns_query in a mapping file',
      rules: 2,
    }),
  );
  expect(report.rules.length).toBe(5);
});

test('the terminal names the most useful further table', async () => {
  const { stderr } = await convert('--tables imDns,Heartbeat');
  expect(stderr).toContain(`in this workspace: 1 rule finds its tables, 1 lacks one
rules by the tables that they use:
     1  imDns
further rules, by the tables that would make them work:
     1  Event or SecurityEvent or WindowsEvent or DeviceProcessEvents or ASimProcessEventLogs (for imProcessCreate)
`);
});

test('a parser that makes no event of the log source from a table finds none there', async () => {
  // Event 4663, the only one of SecurityEvent that the parser of files reads, never has the type FileCreated.
  const folder = folderOf({
    'created.yml': rule('C', 'TargetFilename', 'file_event'),
    'renamed.yml': rule('R', 'TargetFilename', 'file_rename'),
  });
  const fit = async (tables: string): Promise<string> =>
    (await sigmaKql(['convert', 'created.yml', 'renamed.yml', '--tables', tables], { folder })).stderr;
  expect(await fit('SecurityEvent')).toContain('0 rules find their tables, 2 lack one\n');
  expect(await fit('Event')).toContain('1 rule finds its tables, 1 lacks one\n');
  expect(await fit('Event')).toContain('     1  DeviceFileEvents or ASimFileEventLogs (for imFileEvent)\n');
  expect(await fit('DeviceFileEvents')).toContain('2 rules find their tables, 0 lack one\n');
});

test('a parser that is built in finds nothing without one of its tables either', async () => {
  const { stderr } = await convert('--tables Heartbeat --asim-parsers builtin');
  expect(stderr).toContain('0 rules find their tables, 2 lack one\n');
});

test.each<[string, string | Uint8Array, string]>([
  ['Tables/list.txt', 'imDns', 'Tables: This can not be read: it is a folder.'],
  ['Tables', `${'#\n'.repeat(600_000)}imDns`, 'Tables: This file has more than 1 MiB.'],
  ['Tables', Uint8Array.from([0xff, 0xfe, 0x61, 0]), 'Tables: This file is UTF-16 text'],
])('a list of tables that can not be read is no name of a table: %s, %#', async (name, content, message) => {
  const folder = folderOf({ ...files, [name]: content });
  const { stderr, code } = await sigmaKql(['convert', 'rules', '--tables', 'Tables'], { folder });
  expect(stderr).toContain(`error: --tables ${message}`);
  expect(code).toBe(2);
});

test('many names of tables are too long for a file, so they are a list', async () => {
  const { stderr } = await convert(`--tables imDns${',Heartbeat'.repeat(1000)}`);
  expect(stderr).toContain('in this workspace: 1 rule finds its tables');
});

test('names that resemble those of known tables are pointed out', async () => {
  const { stderr } = await convert('--tables DeviceProcesEvents,dnsevents,Heartbeat,Zebra,Event_CL');
  expect(stderr.split('\n').filter((line) => line.startsWith('warning: --tables'))).toEqual([
    'warning: --tables: there is no table `DeviceProcesEvents`. Did you mean `DeviceProcessEvents`?',
    'warning: --tables: there is no table `dnsevents`. Did you mean `DnsEvents`?',
  ]);
});

test('a parser works where one of the tables that it reads is', async () => {
  const { stderr } = await convert('--tables DnsEvents');
  expect(stderr).toContain('in this workspace: 1 rule finds its tables, 1 lacks one\n');
  const { stderr: both } = await convert('--tables SecurityEvent,DnsEvents');
  expect(both).toContain('in this workspace: 2 rules find their tables, 0 lack one\n');
});

test('tables can come from a file as Log Analytics exports it', async () => {
  const folder = folderOf({ ...files, 'tables.csv': '"TableName"\n"imDns"\nimProcessCreate # deployed\n' });
  const { stderr } = await sigmaKql(['convert', 'rules', '--tables', 'tables.csv'], { folder });
  expect(stderr).toContain('in this workspace: 2 rules find their tables, 0 lack one\n');
});

test('Markdown and HTML show titles as text', async () => {
  const { read } = await convert('--report r.md --report r.html');
  expect(read('r.md')).toContain(String.raw`\<script\>alert(1)\</script\> \| \[x\](javascript:y) \`z\``);
  expect(read('r.html')).toContain('&lt;script&gt;alert(1)');
  expect(read('r.html')).not.toContain('<script');
  for (const path of ['r.md', 'r.html']) expect(read(path)).not.toContain('\u202e');
  const rows = read('r.md')
    .split('\n')
    .filter((line) => line.includes('rules/'));
  expect(rows.length).toBe(5);
  for (const row of rows) expect(row.replaceAll('\\|', '').split('|').length).toBe(7);
});

test('the SARIF report holds the findings', async () => {
  const { read } = await convert('--report r.sarif');
  const { version, runs } = JSON.parse(read('r.sarif')) as { version: string; runs: { results: object[] }[] };
  expect(version).toBe('2.1.0');
  expect(runs[0]?.results).toContainEqual(
    expect.objectContaining({ ruleId: 'field-unmapped', level: 'error' }),
  );
});

test('a report that Microsoft Sentinel Repositories would deploy is pointed out', async () => {
  expect((await convert('--report out/r.json')).stderr).toContain('would try it as a template');
  expect((await convert('--report r.json')).stderr).not.toContain('would try it as a template');
  expect((await convert('--report out/r.md')).stderr).not.toContain('would try it as a template');
});

test('a report that can not be written fails the run', async () => {
  const { code, stderr } = await convert('--report rules/a.yml/r.json');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: rules\/a\.yml\/r\.json can not be written: /m);
});

test.each([
  ['a.yml', '--fail-on refused', 0],
  ['b.yml', '--fail-on approximate', 0],
  ['c.yml', '--fail-on invalid', 0],
  ['c.yml', '--fail-on refused', 1],
  ['c.yml', '--fail-on approximate', 1],
  ['c.yml', '--strict', 1],
  ['e.yml', '--fail-on invalid', 1],
])('exit code for %s with %s', async (name, args, code) => {
  const folder = folderOf(files);
  expect((await sigmaKql(['convert', `rules/${name}`, ...args.split(' ')], { folder })).code).toBe(code);
});

test.each<[string, { names?: string[]; uses?: string[]; hasFilter?: boolean }[], number[] | 'all']>([
  ['nothing', [{ names: ['a'] }, { names: ['b'] }], []],
  [
    'a correlation and its rules',
    [{ names: ['a'] }, { names: ['b'] }, { names: ['c'], uses: ['b'] }],
    [1, 2],
  ],
  ['both rules of an ambiguous name', [{ names: ['a'] }, { names: ['a'] }, { uses: ['a'] }], [0, 1, 2]],
  ['everything if a rule is missing', [{ names: ['a'] }, { uses: ['b'] }], 'all'],
  ['everything if there is a filter', [{ names: ['a'] }, { hasFilter: true }], 'all'],
])('what is converted together: %s', (_name, links, expected) => {
  const linked = linkedSources(links.map((each) => ({ names: [], uses: [], hasFilter: false, ...each })));
  expect(linked === 'all' ? linked : [...linked]).toEqual(expected);
});
