import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { nodeFiles } from '../../src/cli/node-io.ts';
import { folderOf, sigmaKql, type Outcome, type World } from '../support/test-io.ts';

const rule = `title: Lookup of example.com
logsource:
  category: dns_query
  product: windows
detection:
  selection:
    QueryName: example.com
  condition: selection
`;
const refusedRule = rule.replace('QueryName', 'FieldThatNoTableHas');

function convert(folder: string, args: string, world: World = {}): Promise<Outcome> {
  return sigmaKql(['convert', ...args.split(' ')], { folder, ...world });
}

/** The `path:line:column: severity: … [code]` lines. */
function headlines({ stderr }: Outcome, severity: string): readonly string[] {
  const pattern = new RegExp(`^(\\S+:\\d+:\\d+): ${severity}: .* \\[([a-z-]+)\\]$`);
  return stderr.split('\n').flatMap((line) => {
    const match = pattern.exec(line);
    return match ? [`${match[1]} ${match[2]}`] : [];
  });
}

test.each([['help convert'], ['convert --help']])('`%s` prints the help of the command', async (line) => {
  const outcome = await sigmaKql(line.split(' '));
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  expect(outcome.stdout).toContain('Usage: sigma-kql convert [options] [path...]');
});

describe('broken input beside a good rule', () => {
  const permissionDenied = (): never => {
    throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
  };
  test.each<[string, string | Uint8Array | undefined, string]>([
    ['not YAML', 'title: [unclosed\ndetection: x\n', '1:8 yaml-syntax'],
    ['YAML that is no Sigma rule', 'just: some\nother: yaml\n', '1:1 document-not-sigma'],
    ['an unknown modifier', rule.replace('QueryName', 'QueryName|contian'), '7:15 modifier-unknown'],
    ['a missing selection', rule.replace(/selection\n$/, 'selection and filter\n'), '8:28 selection-missing'],
    ['an unclosed parenthesis', rule.replace(/selection\n$/, '(selection\n'), '8:14 condition-parenthesis'],
    ['a duplicate key', rule.replace('logsource', 'title: Again\nlogsource'), '2:1 yaml-duplicate-key'],
    ['an empty file', '', '1:1 document-empty'],
    ['a binary file', Uint8Array.of(0x61, 0x0a, 0xc3, 0x28, 0xff), '2:1 input-binary'],
    ['a missing file', undefined, '1:1 input-not-found'],
  ])('%s', async (_name, content, expected) => {
    const folder = folderOf({ 'good.yml': rule, ...(content === undefined ? {} : { 'bad.yml': content }) });
    const outcome = await convert(folder, 'bad.yml good.yml');
    expect(headlines(outcome, 'error')).toEqual([`bad.yml:${expected}`]);
    expect(outcome.stdout).toContain('DnsQuery =~ "example.com"');
    const isUnread = expected.includes('input-');
    expect(outcome.stderr).toMatch(isUnread ? /^1 input could not be read$/m : /^2 rules: .*, 1 invalid$/m);
    expect(outcome.code).toBe(1);
    const excerpt = content?.length ? /^ {3}[12578] \| .*\n {5}\| *\^+$/m : /^/;
    expect(outcome.stderr).toMatch(excerpt);
  });

  test('an unreadable file', async () => {
    const folder = folderOf({ 'good.yml': rule, 'bad.yml': rule });
    const real = nodeFiles(folder);
    const files = {
      read: (path: string, limit: number) =>
        path === 'bad.yml' ? permissionDenied() : real.read(path, limit),
    };
    const outcome = await convert(folder, 'bad.yml good.yml', { files });
    expect(headlines(outcome, 'error')).toEqual(['bad.yml:1:1 input-unreadable']);
    expect(outcome.stderr).toContain('permission denied');
    expect(outcome.stdout).toContain('DnsQuery =~ "example.com"');
    expect(outcome.code).toBe(1);
  });

  test('a byte order mark and CRLF are no mistake, and columns stay right', async () => {
    const text = `\ufeff${rule}`.replaceAll('\n', '\r\n');
    const folder = folderOf({ 'good.yml': text, 'bad.yml': text.replace('QueryName', 'QueryName|contian') });
    const outcome = await convert(folder, 'good.yml bad.yml');
    expect(headlines(outcome, 'error')).toEqual(['bad.yml:7:15 modifier-unknown']);
    expect(outcome.stdout).toContain('DnsQuery =~ "example.com"');
  });
});

test.each([
  ['a good rule', 'good.yml', 0],
  ['a refused rule', 'refused.yml', 0],
  ['a refused rule with --strict', 'refused.yml --strict', 1],
  ['a good rule with --strict', 'good.yml --strict', 0],
  ['an invalid rule', 'invalid.yml', 1],
  ['no path', '--strict', 2],
  ['an unknown option', 'good.yml --fast', 2],
  ['an unknown format', 'good.yml -f xml', 2],
  ['an unknown target', 'good.yml -t splunk', 2],
  ['an empty target', 'good.yml -t asim,', 2],
  ['an unknown preset', 'good.yml -m nonsense', 2],
  ['a missing mapping file', 'good.yml -m nonsense.yml', 2],
  ['a broken mapping file', 'good.yml -m invalid.yml', 2],
  ['an output that can not be written', 'good.yml -o good.yml/x.kql', 2],
  ['an output that is an input', 'good.yml -o ./good.yml', 2],
  ['an empty output', 'good.yml --output=', 2],
  ['help', '--help', 0],
])('exit code for %s', async (_name, args, code) => {
  const folder = folderOf({ 'good.yml': rule, 'refused.yml': refusedRule, 'invalid.yml': 'a: [' });
  const outcome = await convert(folder, args);
  expect(outcome.code).toBe(code);
  expect(outcome.stderr).not.toContain('internal error');
});

test('a usage error is explained on standard error alone', async () => {
  const outcome = await convert(folderOf({ 'good.yml': rule }), 'good.yml -f xml');
  expect(outcome.stdout).toBe('');
  expect(outcome.stderr).toMatch(/^error: .* Allowed choices are kql, json, .*\.$/m);
});

test('standard input is a rule file called <stdin>', async () => {
  const outcome = await convert('/', '- -f json', { stdin: rule });
  expect(outcome.code).toBe(0);
  expect(JSON.parse(outcome.stdout)).toMatchObject({
    results: [{ path: '<stdin>', title: 'Lookup of example.com' }],
  });
});

test('queries go to standard output, findings and the summary to standard error', async () => {
  const folder = folderOf({ 'good.yml': rule, 'refused.yml': refusedRule });
  const outcome = await convert(folder, '.');
  expect(outcome.stdout).toMatch(/^\/\/ /);
  expect(outcome.stdout).not.toContain('FieldThatNoTableHas');
  expect(new Set(headlines(outcome, 'error'))).toEqual(new Set(['./refused.yml:7:5 field-unmapped']));
  expect(outcome.stderr).toMatch(/^2 rules: \d exact, \d approximate, 1 refused, 0 invalid$/m);
});

test('with --quiet, standard error has errors and the summary alone', async () => {
  const warned = rule.replace('QueryName: example.com', "QueryName|expand: '%domains%'");
  const folder = folderOf({ 'a.yml': warned, 'b.yml': refusedRule });
  const loud = await convert(folder, 'a.yml b.yml');
  const quiet = await convert(folder, 'a.yml b.yml --quiet');
  expect(headlines(loud, 'warning')).not.toEqual([]);
  expect(headlines(quiet, 'warning')).toEqual([]);
  expect(headlines(quiet, 'error')).toEqual(headlines(loud, 'error'));
  expect(quiet).toMatchObject({ stdout: loud.stdout, code: loud.code });
  expect(quiet.stderr.split('\n').at(-2)).toBe(loud.stderr.split('\n').at(-2));
});

test('with --quiet, standard error has no causes, notes and confirmations', async () => {
  const rules = Array.from({ length: 10 }, (_, index) => [`rules/${index}.yml`, refusedRule] as const);
  const folder = folderOf({
    ...Object.fromEntries(rules),
    'lists.yml': 'unused: [a]\n',
    'out/a.kql': 'mine',
  });
  const options = 'rules -o out/ --placeholders lists.yml --report report.md --tables Evnt --exclude x.yml';
  const withoutFindings = ({ stderr }: Outcome): string => stderr.slice(stderr.lastIndexOf('help: '));
  const loud = withoutFindings(await convert(folder, options));
  expect(loud).toContain('by cause');
  expect(loud).toContain('note: ');
  expect(loud).toContain('written to out/');
  const quiet = withoutFindings(await convert(folder, `${options} --quiet`));
  expect(quiet.split('\n').slice(1)).toEqual([
    '',
    '10 rules: 0 exact, 0 approximate, 10 refused, 0 invalid',
    'in this workspace: 0 rules find their tables, 0 lack one',
    '',
  ]);
  writeFileSync(join(folder, 'rules/a.yml'), rule);
  const failed = await convert(folder, `${options} --quiet`);
  expect(failed.code).toBe(2);
  expect(failed.stderr).toContain('error: 1 file was not written');
});

test('compact style keeps the query on two lines', async () => {
  const folder = folderOf({ 'good.yml': rule });
  const { stdout } = await convert(folder, 'good.yml --style compact -f json');
  const { results } = JSON.parse(stdout) as { results: { queries: { kql: string }[] }[] };
  expect(results[0]?.queries[0]?.kql).toMatch(/^imDns\n\| where [^\n]+$/);
});

test('the built-in ASIM parsers have another name', async () => {
  const folder = folderOf({ 'good.yml': rule });
  const { stdout } = await convert(folder, 'good.yml --asim-parsers builtin');
  expect(stdout).toMatch(/^_Im_Dns$/m);
});

test('an output folder mirrors the input', async () => {
  const folder = folderOf({ 'rules/a.yml': rule, 'rules/sub/a.yaml': rule, 'rules/sub/b.yml': refusedRule });
  const outcome = await convert(folder, 'rules -o out');
  expect(outcome).toMatchObject({ stdout: '', code: 0 });
  expect(outcome.stderr).toMatch(/^written to out\/: 2 files$/m);
  const written = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' });
  expect(written.filter((name) => !name.startsWith('.')).toSorted()).toEqual(['a.kql', 'sub', 'sub/a.kql']);
  expect(readFileSync(join(folder, 'out/sub/a.kql'), 'utf8')).toContain('Source   sub/a.yaml\n');
});

test('an output file holds everything', async () => {
  const folder = folderOf({ 'a.yml': rule, 'b.yml': rule });
  const toStdout = await convert(folder, 'a.yml b.yml');
  await convert(folder, 'a.yml b.yml -o out/all.kql');
  expect(readFileSync(join(folder, 'out/all.kql'), 'utf8')).toBe(toStdout.stdout);
});

test('a bug is one line with what to report, spares the other rules and shows its trace on demand', async () => {
  vi.doMock('../../src/converter/index.ts', () => ({
    createConverter: () => ({
      diagnostics: [],
      converter: {
        unusedPlaceholders: () => [],
        convertAll: () => {
          throw new TypeError('x is\nundefined');
        },
        convert: ({ path }: { path: string }) => {
          if (path === 'bug.yml') throw new TypeError('x is\nundefined');
          return [
            { path, verdict: 'exact', queries: [{ table: 'T', kql: 'T' }], diagnostics: [], text: 'T' },
          ];
        },
      },
    }),
  }));
  // What an earlier test loaded holds the converter already.
  vi.resetModules();
  try {
    const folder = folderOf({ 'bug.yml': rule, 'good.yml': rule });
    const outcome = await convert(folder, 'bug.yml good.yml');
    expect(outcome).toEqual({
      stdout: 'T\n',
      stderr:
        'sigma-kql: internal error in bug.yml: x is·undefined. Please report it with the rule and the output of `sigma-kql --version`.\n' +
        '1 rule: 1 exact, 0 approximate, 0 refused, 0 invalid\n',
      code: 3,
    });
    const traced = await convert(folder, 'bug.yml', { env: { SIGMA_KQL_DEBUG: '1' } });
    expect(traced.stderr).toMatch(/\n {4}at /);
  } finally {
    vi.doUnmock('../../src/converter/index.ts');
    vi.resetModules();
  }
});
