import { expect, test } from 'vitest';
import { folderOf, sigmaKql } from '../support/test-io.ts';

const list = (...args: readonly string[]): ReturnType<typeof sigmaKql> => sigmaKql(['list', ...args]);

test.each([
  ['targets', 'TARGET  TABLES  LOG SOURCES', /^native +\d+ +\d+$/m],
  ['tables', 'TARGET  TABLE', /^asim +imDns +_Im_Dns +\d+ +ASimDnsActivityLogs DnsEvents/m],
  ['logsources', 'TARGET  CATEGORY', /^asim +dns_query +windows +imDns +approximate +queries that DNS/m],
  ['fields', 'TARGET  TABLE', /^native +Event +Image +exact +EventData\["Image"\]$/m],
])('%s as text', async (topic, header, line) => {
  const { stdout, stderr, code } = await list(topic);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout.startsWith(header)).toBe(true);
  expect(stdout).toMatch(line);
});

test.each([
  ['tables', ['imDns']],
  ['logsources', ['imDns']],
  ['fields', ['imDns']],
])('%s of one table, by any name of its parser', async (topic, tables) => {
  for (const name of ['imDns', '_im_dns', 'Dns']) {
    const { stdout, code } = await list(topic, '--table', name, '--format', 'json');
    const rows = JSON.parse(stdout) as readonly { readonly table: string }[];
    expect({ code, tables: [...new Set(rows.map(({ table }) => table))] }).toEqual({ code: 0, tables });
  }
});

test.each(['targets', 'tables', 'logsources', 'fields'])('%s as JSON, of one target', async (topic) => {
  const { stdout, code } = await list(topic, '--target', 'xdr', '--format', 'json');
  const rows = JSON.parse(stdout) as readonly { readonly target: string }[];
  expect(code).toBe(0);
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ target }) => target))).toEqual(new Set(['xdr']));
});

test.each([[['-t', 'xdr,native']], [['-t', 'xdr', '-t', 'native']]])(
  'targets can be repeated and written with commas: %j',
  async (args) => {
    const { stdout } = await list('targets', ...args, '--format', 'json');
    const rows = JSON.parse(stdout) as readonly { readonly target: string }[];
    expect(rows.map(({ target }) => target)).toEqual(['xdr', 'native']);
  },
);

test('mapping files of the user are listed as well', async () => {
  const mapping = `version: 1
target: native
tables: { Own_CL: { columns: { Name_s: string } } }
logsources: [{ product: own, table: Own_CL, fields: own }]
fieldSets: { own: { table: Own_CL, fields: { Name: Name_s, "Odd\\u202E": { unsupported: not there } } } }
`;
  const world = { folder: folderOf({ 'm.yml': mapping }) };
  const { stdout } = await sigmaKql(['list', 'fields', '-t', 'native', '-m', 'm.yml'], world);
  expect(stdout).toMatch(/^native +Own_CL +Name +exact +Name_s$/m);
  expect(stdout).toMatch(/^native +Own_CL +Odd\S+ +none +not there$/m);
  expect(stdout).not.toContain('\u202E');
});

test.each([
  [['nonsense'], 2, "value 'nonsense' is invalid"],
  [['fields', '--table', 'imDn'], 2, 'no target has a table `imDn`. Did you mean `imDns`?'],
  [
    ['fields', '--table', 'DeviceProcessEvents', '-t', 'asim'],
    2,
    '`DeviceProcessEvents` is no table of `asim`, but of `native`, `xdr`; leave --target out',
  ],
  [['tables', '-m', 'published-asmi'], 2, '`security-event`. Did you mean `published-asim`?'],
  [['fields', '-t', 'asmi'], 2, 'Did you mean `asim`?'],
  [['fields', '-t', 'splunk'], 2, '[target-unknown]'],
  [['fields', '-m', 'nope.yml'], 2, '[input-not-found]'],
])('list %j fails', async (args, code, text) => {
  const outcome = await list(...args);
  expect(outcome).toMatchObject({ stdout: '', code });
  expect(outcome.stderr).toContain(text);
});
