import { describe, expect, test } from 'vitest';
import { folderOf, sigmaKql, type Outcome } from '../support/test-io.ts';

const rule = `title: Lookup by an administrator
id: 7a2f1d60-6c0b-4b43-9d58-3f5b1c6e8a01
logsource:
  category: dns_query
  product: windows
detection:
  selection:
    QueryName|expand: '%watched_domains%'
  condition: selection
`;
const plain = rule.replace("|expand: '%watched_domains%'", ': example.com');
const hostRule = plain.replace('QueryName: example.com', 'Other: host.example');
const filter = `title: Own lookups
logsource:
  category: dns_query
  product: windows
filter:
  rules: [7a2f1d60-6c0b-4b43-9d58-3f5b1c6e8a01]
  own:
    QueryName: own.example.com
  condition: not own
`;

function convert(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Outcome> {
  return sigmaKql(['convert', 'rule.yml', ...args], { folder: folderOf(files) });
}

function codes({ stderr }: Outcome): readonly string[] {
  return [...stderr.matchAll(/: (error|warning|info): .* \[([a-z-]+)\]$/gm)].map(
    ([, severity, code]) => `${severity} ${code}`,
  );
}

test('a placeholder without a list is looked up in the watchlist of its name, loudly', async () => {
  const outcome = await convert({ 'rule.yml': rule }, '-t', 'asim');
  expect(outcome).toMatchObject({ code: 0 });
  expect(outcome.stdout).toContain('in~ ((_GetWatchlist("watched_domains") | project SearchKey))');
  expect(outcome.stderr).toContain('rule.yml:8:23: warning: `%watched_domains%` is looked up');
  expect(outcome.stderr).toContain('0 exact, 1 approximate');
});

/** A target of the user, of which nobody knows whether its queries run where there are watchlists. */
const ownTarget = `version: 1
target: own
tables: { Own_CL: { columns: { TimeGenerated: datetime, Name_s: string } } }
logsources: [{ category: dns_query, product: windows, table: Own_CL, fields: own }]
fieldSets: { own: { table: Own_CL, fields: { QueryName: Name_s } } }
`;

test('--placeholders refuse refuses it, and so do targets without watchlists', async () => {
  const files = { 'rule.yml': rule, 'm.yml': ownTarget };
  for (const args of [
    ['--placeholders', 'refuse'],
    ['-t', 'own', '-m', 'm.yml'],
  ]) {
    const outcome = await convert(files, ...args);
    expect(outcome).toMatchObject({ stdout: '', code: 0 });
    expect(codes(outcome)).toEqual(['error placeholder-unresolved']);
  }
});

test('of several targets only one with watchlists is used', async () => {
  const outcome = await convert({ 'rule.yml': rule, 'm.yml': ownTarget }, '-t', 'own,native', '-m', 'm.yml');
  expect(outcome.stdout).toContain('(native)');
});

test.each<[readonly string[], string]>([
  [['-t', 'native', '-t', 'asim'], 'native'],
  [['-t', 'asim', '-t', 'native'], 'asim'],
  [['-t', 'xdr', '-t', 'native,asim'], 'xdr'],
])('targets can be repeated and written with commas, in the order of preference: %j', async (args, first) => {
  expect((await convert({ 'rule.yml': plain }, ...args)).stdout).toContain(`(${first})`);
  const folder = folderOf({ 'rules.yml': plain.replace('dns_query', 'no_such_category') });
  const refused = await sigmaKql(['convert', 'rules.yml', ...args], { folder });
  for (const target of args.filter((each) => each !== '-t').flatMap((each) => each.split(','))) {
    expect(refused.stderr).toContain(`\`${target}\``);
  }
});

test.each([
  ['lists.yml', 'watched_domains: [a.example, b.example]'],
  ['lists.json', '{ "watched_domains": ["a.example", "b.example"] }'],
  ['lists.csv', 'watched_domains\na.example\nb.example\n'],
])('--placeholders %s', async (name, text) => {
  const outcome = await convert({ 'rule.yml': rule, [name]: text }, '--placeholders', name);
  expect(outcome.stdout).toContain('in~ ("a.example", "b.example")');
  expect(outcome.code).toBe(0);
});

test('a later placeholder file wins, and an expression stands for a list', async () => {
  const files = {
    'rule.yml': rule,
    'a.yml': 'watched_domains: a.example',
    'b.yml': 'watched_domains: { kql: "Domains_CL | project Name_s" }',
  };
  const outcome = await convert(files, '--placeholders', 'a.yml', '--placeholders', 'b.yml');
  expect(outcome.stdout).toContain('in~ ((Domains_CL | project Name_s))');
  expect(codes(outcome)).not.toContain('warning placeholder-lookup');
});

test.each([
  ['a broken placeholder file', { 'l.yml': 'a: []' }, ['--placeholders', 'l.yml'], 'l.yml:1:4'],
  ['a placeholder file that is not there', {}, ['--placeholders', 'l.yml'], 'l.yml:1:1'],
  ['a filter that is not there', {}, ['--filter', 'f.yml'], 'f.yml:1:1'],
])('%s: nothing is converted', async (_, files, args, place) => {
  const outcome = await convert({ 'rule.yml': plain, ...files }, ...args);
  expect(outcome).toMatchObject({ stdout: '', code: 2 });
  expect(outcome.stderr).toContain(`${place}: error: `);
});

test('--filter applies the filters of files and folders', async () => {
  for (const path of ['filters/own.yml', 'filters']) {
    const outcome = await convert({ 'rule.yml': plain, 'filters/own.yml': filter }, '--filter', path);
    expect(outcome.stdout).toContain('own.example.com');
    expect(outcome.code).toBe(0);
  }
});

test('the query names the filter of an exclusion, in its header and at the clause, whatever the title holds', async () => {
  const other = filter.replace('title: Own lookups', String.raw`title: "New\n| take 0 // \u202e"`);
  const files = { 'rule.yml': plain, 'f/own.yml': filter, 'f/other.yml': other };
  const { stdout } = await convert(files, '--filter', 'f');
  const lines = stdout.split('\n');
  expect(lines).toContain('// Filter   Own lookups (f/own.yml)');
  expect(lines).toContain('// Filter   New·| take 0 // · (f/other.yml)');
  expect(lines).toContain('| where not(DnsQuery =~ "own.example.com") // own (filter: Own lookups)');
  expect(lines.filter((line) => line.startsWith('| take'))).toEqual([]);
});

test('placeholders of a file that no rule uses are named', async () => {
  const lists = 'watched_domains: [a.example]\nwatched_domain: [b.example]\n';
  const outcome = await convert({ 'rule.yml': rule, 'p.yml': lists }, '--placeholders', 'p.yml');
  expect(outcome.stderr).toContain('note: no rule uses `%watched_domain%` of --placeholders\n');
});

describe('mappings that no converted rule uses are named', () => {
  const extension = (target: string, table: string, logsource: string): string =>
    `version: 1\ntarget: ${target}\nlogsources: [{ ${logsource}, table: ${table}, fields: own }]\n` +
    `fieldSets: { own: { table: ${table}, fields: { Other: Computer } } }\n`;
  const used = 'category: dns_query, product: windows';
  const notes = async (
    mapping: string,
    args: readonly string[],
    rules = plain,
  ): Promise<readonly string[]> => {
    const { stderr } = await convert({ 'rule.yml': rules, 'm.yml': mapping }, '-m', 'm.yml', ...args);
    return [...stderr.matchAll(/^note: no converted rule uses (.*)$/gm)].map(([, note = '']) => note);
  };

  test('because the target is not among the targets', async () => {
    expect(await notes(ownTarget, [])).toEqual([
      '--mapping m.yml: it is for the target own, and --target does not name that',
    ]);
  });

  test('because another target comes first and holds the rules', async () => {
    expect(await notes(ownTarget, ['-t', 'asim,own'])).toEqual([
      '--mapping m.yml: it is for the target own, and what asim can hold never comes there; --target own alone, or first, changes that',
    ]);
  });

  test('because no rule has its log source or its fields', async () => {
    const unfit = 'none has one of its log sources or fields';
    const other = extension('native', 'Event', 'category: other');
    expect(await notes(other, ['-t', 'native'])).toEqual([`--mapping m.yml: ${unfit}`]);
    expect(await notes(other, ['-t', 'native', '-m', 'defender-sessions'])).toEqual([
      '--mapping defender-sessions: it is for the target asim, and --target does not name that',
      `--mapping m.yml: ${unfit}`,
    ]);
  });

  test('but not if a rule has its table, its log source or one of its fields, or is under its settings', async () => {
    expect(await notes(ownTarget, ['-t', 'own,asim'])).toEqual([]);
    expect(await notes(extension('native', 'Event', used), ['-t', 'native'], hostRule)).toEqual([]);
    const settings = 'version: 1\ntarget: asim\nsettings: { fanOut: test }\n';
    expect(await notes(settings, [])).toEqual([]);
    const field =
      'version: 1\ntarget: asim\nfieldSets: { dns-query: { table: Dns, fields: { QueryName: DnsQuery } } }\n';
    expect(await notes(field, [])).toEqual([]);
  });

  test('unless a selection leaves rules out', async () => {
    expect(await notes(ownTarget, ['--min-level', 'low'])).toEqual([]);
  });
});

test('filters that apply to nothing are named', async () => {
  const stray = filter.replace('7a2f1d60', '00000000');
  const files = { 'rule.yml': plain, 'f/stray.yml': stray, 'f/rule.yml': plain };
  const outcome = await convert(files, '--filter', 'f');
  expect(outcome.stderr).toContain('f/stray.yml:1:1: warning: The filter `Own lookups` applies to nothing');
  expect(outcome.stderr).toContain('f/rule.yml:1:1: warning: This file holds no filter');
});

test('a broken filter is an error, since what it should leave out is reported', async () => {
  const outcome = await convert({ 'rule.yml': plain, 'f.yml': 'filter: [\n' }, '--filter', 'f.yml');
  expect(outcome.code).toBe(1);
  expect(outcome.stderr).toContain('f.yml:1:');
});

test('a placeholder in a filter makes the filtered rule approximate', async () => {
  const listed = filter.replace('QueryName: own.example.com', "QueryName|expand: '%own%'");
  const outcome = await convert({ 'rule.yml': plain, 'f.yml': listed }, '--filter', 'f.yml');
  expect(outcome.stdout).toContain('_GetWatchlist("own")');
  expect(outcome.stderr).toContain('0 exact, 1 approximate');
});

test.each([
  ['any', 'converted'],
  ['wider', 'refused'],
  ['never', 'refused'],
])('--loss %s with a lookup that may be different: %s', async (loss, verdict) => {
  const outcome = await convert({ 'rule.yml': rule }, '--loss', loss);
  expect(outcome.stdout === '' ? 'refused' : 'converted').toBe(verdict);
  expect(codes(outcome).includes('error loss-refused')).toBe(verdict === 'refused');
});

test('--loss never prefers a target that holds the rule exactly', async () => {
  const mapping = `version: 1
target: asim
tables: { Dns: { query: { workspace: imDns, builtin: _Im_Dns }, schema: Dns } }
logsources:
  - { category: dns_query, product: windows, table: Dns, fields: lossy }
fieldSets:
  lossy:
    table: Dns
    fields: { QueryName: { column: DnsQuery, losses: [{ effect: narrower, note: for a test }] } }
`;
  const files = { 'rule.yml': plain, 'm.yml': mapping };
  const lenient = await convert(files, '-m', 'm.yml');
  expect(lenient.stdout).toContain('Verdict  approximate (asim)');
  const strict = await convert(files, '-m', 'm.yml', '--loss', 'never');
  expect(strict.stdout).toContain('Verdict  exact (native)');
  expect(strict.stderr).not.toContain('mapping-approximate');
  const refused = await convert(files, '-m', 'm.yml', '--loss', 'never', '-t', 'asim');
  expect(codes(refused)).toEqual(['warning mapping-approximate', 'error loss-refused']);
});
