import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { MissingPackageError } from '../../src/backend/missing-package.ts';
import { folderOf, sigmaKql, type Outcome } from '../support/test-io.ts';

const rule = `title: Lookup of example.com
id: 7f5e8a52-5d2b-4f4e-9f0a-0c7a2b6d1e01
logsource:
  category: dns_query
  product: windows
detection:
  selection:
    QueryName|endswith: .example.com
  filter:
    Image|endswith: '\\updater.exe'
  condition: selection and not filter
`;
const hit = { QueryName: 'www.example.com', Image: 'C:\\tools\\curl.exe' };
const filtered = { QueryName: 'www.example.com', Image: 'C:\\tools\\updater.exe' };
const other = { QueryName: 'www.example.org', Image: 'C:\\tools\\curl.exe' };

const evtx = (data: object): object => ({
  Event: {
    System: {
      Provider: { '#attributes': { Name: 'Microsoft-Windows-Sysmon' } },
      EventID: 22,
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      Computer: 'pc1',
    },
    EventData: data,
  },
});

const lines = (...events: readonly object[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');

const info = (count: string): string => `id: 1
rule_metadata:
  - id: 7f5e8a52-5d2b-4f4e-9f0a-0c7a2b6d1e01
    title: Lookup of example.com
regression_tests_info:
  - name: Positive Detection Test
    type: evtx
    provider: Microsoft-Windows-Sysmon
${count}    path: regression_data/rules/x/events.evtx
`;

function run(files: Readonly<Record<string, string>>, args: string): Promise<Outcome> {
  return sigmaKql(['test', ...args.split(' ')], { folder: folderOf({ 'rule.yml': rule, ...files }) });
}

/** Status, exit code and the counts of the JSON report. */
async function verdict(files: Readonly<Record<string, string>>, args: string): Promise<unknown> {
  const { stdout, code } = await run(files, `rule.yml ${args} --format json`);
  const [result] = (JSON.parse(stdout) as { results: Record<string, unknown>[] }).results;
  const count = (key: string): number => (result?.[key] as unknown[] | undefined)?.length ?? -1;
  return [result?.['status'], count('found'), count('missed'), count('falsePositives'), code];
}

test('an info.yml of the working directory', async () => {
  const files = { 'info.yml': info(''), 'events.json': lines(hit) };
  expect(await verdict(files, '-e info.yml')).toEqual(['passed', 1, 0, 0, 0]);
});

describe('what is found', () => {
  test.each<[string, Record<string, string>, string, unknown]>([
    ['a record with field names of Sigma', { 'e.json': lines(hit) }, '-e e.json', ['passed', 1, 0, 0, 0]],
    ['an exported event', { 'e.json': lines(evtx(hit)) }, '-e e.json', ['passed', 1, 0, 0, 0]],
    ['CSV', { 'e.csv': 'QueryName,Image\nwww.example.com,a.exe\n' }, '-e e.csv', ['passed', 1, 0, 0, 0]],
    [
      'rows of the table',
      { 'e.json': lines({ DnsQuery: 'a.example.com', EventType: 'Query', SrcProcessName: 'a.exe' }) },
      '-e e.json',
      ['passed', 1, 0, 0, 0],
    ],
    ['another target', { 'e.json': lines(evtx(hit)) }, '-e e.json -t native', ['passed', 1, 0, 0, 0]],
    ['one of several samples', { 'e.json': lines(other, hit) }, '-e e.json', ['passed', 1, 0, 0, 0]],
    ['no sample', { 'e.json': lines(other, filtered) }, '-e e.json', ['failed', 0, 2, 0, 1]],
    [
      'several files',
      { 'a.json': lines(other), 'b.json': lines(hit) },
      '-e a.json -e b.json',
      ['passed', 1, 0, 0, 0],
    ],
    ['a folder', { 'e/a/b.ndjson': lines(hit), 'e/readme.txt': 'x' }, '-e e', ['passed', 1, 0, 0, 0]],
    [
      'a benign event',
      { 'e.json': lines(hit), 'b.json': lines(hit) },
      '-e e.json --benign b.json',
      ['failed', 1, 0, 1, 1],
    ],
    ['benign events only', { 'b.json': lines(other) }, '--benign b.json', ['passed', 0, 0, 0, 0]],
    [
      'events of another kind',
      { 'e.json': lines({ TargetFilename: 'x' }) },
      '-e e.json',
      ['untested', 0, 0, 0, 1],
    ],
  ])('%s', async (_name, files, args, expected) => {
    expect(await verdict(files, args)).toEqual(expected);
  });

  test.each<[string, string, object[], unknown]>([
    ['without a count one is enough', '', [hit, other], ['passed', 1, 0, 0, 0]],
    ['the count is reached', '    match_count: 2\n', [hit, hit, other], ['passed', 2, 0, 0, 0]],
    ['the count is missed', '    match_count: 2\n', [hit, other], ['failed', 1, 1, 0, 1]],
    ['events of another kind', '', [{ TargetFilename: 'x' }], ['failed', 0, 0, 0, 1]],
  ])('regression data: %s', async (_name, count, events, expected) => {
    const files = { 'data/x/info.yml': info(count), 'data/x/events.json': lines(...events) };
    expect(await verdict(files, '-e data')).toEqual(expected);
  });
});

test('the text report', async () => {
  const { stdout, code } = await run({ 'e.json': lines(other) }, 'rule.yml -e e.json');
  expect(stdout).toBe(`status    found  missed  false  rule
failed      0/1       1      0  rule.yml: Lookup of example.com
    1 of 1 expected match missed
    missed e.json:1

1 rule: 0 passed, 1 failed, 0 untested
Run again with --explain to see which conditions hold for which events.
`);
  expect(code).toBe(1);
});

test('--explain says which conditions and clauses hold, with their lines', async () => {
  const { stdout } = await run({ 'e.json': lines(filtered) }, 'rule.yml -e e.json --explain');
  const shown = stdout.split('\n').map((line) => line.trim());
  expect(shown).toContain('e.json:1 (Sysmon, from Event; Sysmon, from WindowsEvent): not found');
  const after = (start: string): readonly string[] => {
    const at = shown.findIndex((line) => line.startsWith(start));
    return shown.slice(at, at + 2);
  };
  expect(after('true  QueryName|endswith: .example.com')).toEqual([
    expect.stringMatching(/\(rule\.yml:8, mappings\/asim\/dns\.yml:\d+\)$/),
    'DnsQuery endswith ".example.com"',
  ]);
  expect(after("true  Image|endswith: '\\updater.exe'")[0]).toContain('(rule.yml:10,');
  expect(shown).toContain('false not');
});

test('--explain shows beneath a `not` what it denies, with a truth value of its own', async () => {
  const denying = rule.replace('QueryName|endswith: .example.com', 'QueryName|neq: a.example.org');
  const files = { 'rule.yml': denying, 'e.json': lines(evtx(hit)) };
  const { stdout } = await run(files, 'rule.yml -e e.json --explain -t native --windows-events event');
  const shown = stdout.split('\n').map((line) => line.trim());
  const at = shown.findIndex((line) => line.startsWith('false QueryName|neq: a.example.org'));
  expect(shown[at - 1]).toBe('true  not');
  expect(shown[at + 1]).toMatch(/ =~ "a\.example\.org"$/);
  expect(shown[at + 1]).not.toContain('not(');
});

test('a run that tests nothing says so', async () => {
  const { stderr, code } = await run({ 'e.json': lines({ TargetFilename: 'x' }) }, 'rule.yml -e e.json');
  expect(stderr).toContain('error: nothing was tested, which is no success');
  expect(code).toBe(1);
});

test('the JUnit report', async () => {
  const title = rule.replace('Lookup of example.com', '"<&\\u0001>"');
  const { stdout } = await run({ 'rule.yml': title, 'e.json': lines(other) }, 'rule.yml -e e.json -f junit');
  expect(stdout).toContain('<testsuites tests="1" failures="1" errors="0" skipped="0">');
  expect(stdout).toMatch(/name="&lt;&amp;[^<>\u0001]*&gt;">/);
  expect(stdout).toContain('missed e.json:1</failure>');
});

test('the JUnit report has a line for each event, whatever its file is called', async () => {
  const { stdout } = await run({ 'e/a\nmissed b.json': lines(other) }, 'rule.yml -e e -f junit');
  expect(stdout).toContain('>missed e/a·missed b.json:1</failure>');
});

test('the path that an info.yml names is shown on one line', async () => {
  const hostile = info('').replace('regression_data/rules/x/events.evtx', '"a\\e[31mRED\\n::error::x"');
  const { stderr } = await run({ 'e/info.yml': hostile }, 'rule.yml -e e');
  expect(stderr).toContain('`a·[31mRED·::error::x` has no JSON or CSV export');
  expect(stderr).not.toMatch(/^::/m);
});

describe('links in a folder of events', () => {
  /** Folder `e` with these links beside the events `outside/secret.json`, which hold no event. */
  async function linked(
    links: Readonly<Record<string, string>>,
    files: Readonly<Record<string, string>>,
    path = 'e',
  ): Promise<Outcome & { readonly status: unknown }> {
    const folder = folderOf({ 'rule.yml': rule, 'outside/secret.json': 'root:x:0:0', ...files });
    for (const [name, target] of Object.entries(links)) symlinkSync(join(folder, target), join(folder, name));
    const outcome = await sigmaKql(['test', 'rule.yml', '-e', path, '-f', 'json'], { folder });
    const [result] = (JSON.parse(outcome.stdout) as { results: Record<string, unknown>[] }).results;
    return { ...outcome, status: [result?.['status'], (result?.['found'] as unknown[] | undefined)?.length] };
  }

  test.each<[string, Record<string, string>, Record<string, string>, string]>([
    ['a file', { 'e/a.json': 'outside/secret.json' }, { 'e/b.json': lines(hit) }, 'e/a.json'],
    ['a folder', { 'e/sub': 'outside' }, { 'e/b.json': lines(hit) }, 'e/sub'],
    ['nothing', { 'e/a.json': 'nowhere' }, { 'e/b.json': lines(hit) }, 'e/a.json'],
    ['an info.yml', { 'e/info.yml': 'outside/secret.json' }, { 'e/b.json': lines(hit) }, 'e/info.yml'],
    [
      'the file of a case',
      { 'e/events.json': 'outside/secret.json' },
      { 'e/info.yml': info('') },
      'e/events.json',
    ],
  ])('%s that is outside is reported, and not read', async (_name, links, files, path) => {
    const { stderr, code } = await linked(links, files);
    expect(stderr).toContain(`${path}:1:1: error: This link leads`);
    expect(stderr).not.toContain('root:x');
    expect(code).toBe(1);
  });

  test('the file of a case that is named by itself is not read outside its folder', async () => {
    const { stderr } = await linked(
      { 'e/events.json': 'outside/secret.json' },
      { 'e/info.yml': info('') },
      'e/info.yml',
    );
    expect(stderr).toContain('e/events.json:1:1: error: This link leads out of');
  });

  test.each<[string, Record<string, string>, Record<string, string>, unknown]>([
    ['to a hidden file', { 'e/a.json': 'e/.b.txt' }, { 'e/.b.txt': lines(hit) }, ['passed', 1]],
    ['to a file that is read', { 'e/a.json': 'e/b.json' }, { 'e/b.json': lines(hit) }, ['passed', 1]],
    ['to a folder above', { 'e/sub/loop': 'e' }, { 'e/sub/b.json': lines(hit) }, ['passed', 1]],
    ['that is no file of events', { 'e/a.txt': 'nowhere' }, { 'e/b.json': lines(hit) }, ['passed', 1]],
    [
      'of a case',
      { 'e/x/events.json': 'e/.data/x.json' },
      { 'e/x/info.yml': info('    match_count: 1\n'), 'e/.data/x.json': lines(hit) },
      ['passed', 1],
    ],
  ])('a link %s', async (_name, links, files, status) => {
    expect(await linked(links, files)).toMatchObject({ stderr: '', code: 0, status });
  });
});

test.each<[string, string, Record<string, string>, RegExp, number]>([
  ['no events', 'rule.yml', {}, /no events; name a file or folder with --events/, 2],
  ['no rules', '-e e.json', {}, /no input/, 2],
  ['a missing file', 'rule.yml -e nowhere.json', {}, /nowhere\.json:1:1: error: .*\[input-not-found\]/, 1],
  [
    'broken JSON',
    'rule.yml -e e.json',
    { 'e.json': '{"a": 1}\n{"a": ' },
    /e\.json:2:1: error: .*\[events-format\]/,
    1,
  ],
  ['an empty folder', 'rule.yml -e e', { 'e/readme.txt': '' }, /\[events-missing\]/, 1],
  [
    'an info.yml without its events',
    'rule.yml -e e',
    { 'e/info.yml': info('') },
    /e\/info\.yml:6:5: error: .*\[events-layout\]/,
    1,
  ],
  [
    'an invalid rule',
    'bad.yml -e e.json',
    { 'bad.yml': 'title: x\n', 'e.json': lines(hit) },
    /\[document-not-sigma\]/,
    1,
  ],
])('%s', async (_name, args, files, message, exitCode) => {
  const { stderr, code } = await run(files, args);
  expect(stderr).toMatch(message);
  expect(code).toBe(exitCode);
});

test('a correlation is tested on all events together', async () => {
  const correlation = `---
title: Many lookups
correlation:
  type: event_count
  rules: [7f5e8a52-5d2b-4f4e-9f0a-0c7a2b6d1e01]
  group-by: [Image]
  timespan: 5m
  condition: { gte: 2 }
`;
  const at = (second: number): object => ({ ...hit, UtcTime: `2024-05-01 10:00:0${second}.000` });
  const files = { 'rule.yml': rule + correlation, 'two.json': lines(at(1), at(2)), 'one.json': lines(at(1)) };
  const fired = await run(files, 'rule.yml -e two.json');
  expect(fired).toMatchObject({ code: 0 });
  expect(fired.stdout).toMatch(/^passed +1\/1 +0 +0 +rule.yml: Many lookups$/m);
  const quiet = await run(files, 'rule.yml -e one.json');
  expect(quiet.stdout).toMatch(/^failed +0\/1 .*\n +the events give no result$/m);
});

test('a correlation without events of its own is untested, not failed', async () => {
  const correlation = `---
title: Many lookups
correlation:
  type: event_count
  rules: [7f5e8a52-5d2b-4f4e-9f0a-0c7a2b6d1e01]
  group-by: [Image]
  timespan: 5m
  condition: { gte: 2 }
`;
  const files = { 'rule.yml': rule + correlation, 'other.json': lines({ eventName: 'GetObject' }) };
  const { stdout, code } = await run(files, 'rule.yml -e other.json');
  expect(stdout).toMatch(/^untested +- +- +- +rule.yml: Many lookups\n +the event is no row of imDns; give/m);
  expect(code).toBe(1);
});

test('records that nobody can place are counted, and it is said what to give instead', async () => {
  const trail = `title: Bucket deleted
id: 4d6d4f1c-6b1a-4e52-8f5c-90d3d7a4be01
logsource: { product: aws, service: cloudtrail }
detection:
  selection:
    eventName: DeleteBucket
  condition: selection
`;
  const raw = { eventVersion: '1.08', eventName: 'DeleteBucket', userIdentity: { type: 'Root' } };
  const row = { Type: 'AWSCloudTrail', EventName: 'DeleteBucket' };
  const files = { 'rule.yml': trail, 'raw.json': lines(raw, raw, raw), 'rows.json': lines(row) };
  const { stdout } = await run(files, 'rule.yml -e raw.json');
  expect(stdout).toContain(
    'none of the 3 events is a row of AWSCloudTrail; give rows with the columns of that table, because raw records of other systems than Windows are not understood',
  );
  expect((await run(files, 'rule.yml -e rows.json')).stdout).toContain('1 passed');
});

const loader = '../../backends/kql/kusto/index.ts';

afterEach(() => {
  vi.doUnmock(loader);
  vi.resetModules();
});

test('one line says what to install if the official parser is missing', async () => {
  vi.resetModules();
  vi.doMock(loader, () => ({
    loadKusto: () =>
      Promise.reject(new MissingPackageError('The Kusto language service', '@kusto/language-service-next')),
  }));
  const outcome = await run({ 'e.json': lines(hit) }, 'rule.yml -e e.json');
  expect(outcome).toEqual({
    code: 3,
    stdout: '',
    stderr: 'error: The Kusto language service is not installed: npm install @kusto/language-service-next\n',
  });
});
