import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findInputs } from '../../src/cli/inputs/find.ts';
import { selectorOf } from '../../src/cli/inputs/selection.ts';
import { nodeFiles } from '../../src/cli/node-io.ts';
import { folderOf, sigmaKql, type Outcome } from '../support/test-io.ts';

const subject = {
  path: 'a.yml',
  level: 'high',
  status: 'test',
  tags: ['attack.t1059.001', 'cve.2024-1'],
  logsources: [{ product: 'Windows', category: 'process_creation' }],
};
const all = { tag: [], logsource: [] };

test('without a choice there is nothing to test', () => {
  expect(selectorOf(all)).toBeUndefined();
});

test.each<[string, Parameters<typeof selectorOf>[0], object, boolean]>([
  ['a level above', { ...all, minLevel: 'medium' }, {}, true],
  ['the level itself', { ...all, minLevel: 'high' }, {}, true],
  ['a level below', { ...all, minLevel: 'critical' }, {}, false],
  ['no level counts as medium', { ...all, minLevel: 'medium' }, { level: undefined }, true],
  ['no level is not high', { ...all, minLevel: 'high' }, { level: undefined }, false],
  ['letter case of levels', { ...all, minLevel: 'high' }, { level: 'HIGH' }, true],
  ['a status', { ...all, status: ['stable', 'test'] }, {}, true],
  ['another status', { ...all, status: ['stable'] }, {}, false],
  ['no status', { ...all, status: ['stable'] }, { status: undefined }, false],
  ['a tag', { ...all, tag: ['cve.2024-1'] }, {}, true],
  ['a tag above', { ...all, tag: ['attack.t1059'] }, {}, true],
  ['the start of a tag', { ...all, tag: ['attack.t105'] }, {}, false],
  ['one of two tags', { ...all, tag: ['attack.t1', 'cve'] }, {}, true],
  ['a product', { ...all, logsource: [{ product: 'windows' }] }, {}, true],
  ['product and category', { ...all, logsource: [{ product: 'windows', category: 'dns_query' }] }, {}, false],
  ['one of two log sources', { ...all, logsource: [{ service: 'x' }, { product: 'windows' }] }, {}, true],
  ['all choices together', { minLevel: 'low', status: ['stable'], ...all }, {}, false],
])('%s', (_name, selection, changes, expected) => {
  expect(selectorOf(selection)?.({ ...subject, ...changes })).toBe(expected);
});

const rule = (id: number, level: string, category = 'dns_query'): string => `title: Rule ${id}
id: 00000000-0000-4000-8000-00000000000${id}
status: test
level: ${level}
logsource:
  category: ${category}
  product: windows
detection:
  selection:
    ${category === 'dns_query' ? 'QueryName' : 'CommandLine'}: example.com
  condition: selection
`;
const correlation = `title: Many lookups
id: 00000000-0000-4000-8000-000000000009
status: test
level: high
correlation:
  type: event_count
  rules: 00000000-0000-4000-8000-000000000001
  group-by: [User]
  timespan: 5m
  condition:
    gte: 10
`;

/** The outputs of a run over `rules` in a folder with these files. */
async function outputs(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Outcome & { readonly names: readonly string[] }> {
  const folder = folderOf(files);
  const outcome = await sigmaKql(['convert', 'rules', '-o', 'out', ...args], { folder });
  const names = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' });
  return { ...outcome, names: names.filter((name) => name.endsWith('.kql')).toSorted() };
}

const set = {
  'rules/low.yml': rule(1, 'low'),
  'rules/high.yml': rule(2, 'high'),
  'rules/process.yml': rule(3, 'low', 'process_creation'),
  'rules/many.yml': correlation,
};

test.each<[readonly string[], readonly string[]]>([
  [[], ['high.kql', 'many.kql', 'process.kql']],
  [
    ['--min-level', 'high'],
    ['high.kql', 'many.kql'],
  ],
  [
    ['--status', 'stable,test'],
    ['high.kql', 'many.kql', 'process.kql'],
  ],
  [
    ['--status', 'stable', '--status', 'test'],
    ['high.kql', 'many.kql', 'process.kql'],
  ],
  [
    ['--status', 'test', '--status', 'stable,deprecated'],
    ['high.kql', 'many.kql', 'process.kql'],
  ],
  [
    ['--logsource', 'category=dns_query'],
    ['high.kql', 'many.kql'],
  ],
  [['--logsource', 'category=process_creation'], ['process.kql']],
  [['--logsource', 'product=windows,category=process_creation', '--logsource', 'service=x'], ['process.kql']],
  [
    ['--exclude', 'low.yml'],
    ['high.kql', 'many.kql', 'process.kql'],
  ],
  [
    ['--exclude', '*o*.yml'],
    ['high.kql', 'many.kql'],
  ],
])('selection %j gives %j, and correlations find their rules', async (args, expected) => {
  const { names, code, stderr } = await outputs(set, args);
  expect(names).toEqual(expected);
  expect([code, stderr.includes('error')]).toEqual([0, false]);
});

test('a rule whose correlation is left out stands for itself', async () => {
  const { names } = await outputs(set, ['--exclude', 'many.yml']);
  expect(names).toEqual(['high.kql', 'low.kql', 'process.kql']);
});

test('a filter in an excluded file does not apply', async () => {
  const filter = `title: Only this host
logsource:
  category: dns_query
  product: windows
filter:
  rules: any
  selection:
    Computer: host
  condition: selection
`;
  const files = { 'rules/a.yml': rule(1, 'low'), 'rules/filter.yml': filter };
  const folder = folderOf(files);
  const applied = await sigmaKql(['convert', 'rules'], { folder });
  const excluded = await sigmaKql(['convert', 'rules', '--exclude', 'filter.yml'], { folder });
  expect(applied.stdout).toContain('"host"');
  expect(excluded.stdout).not.toContain('"host"');
});

test.each([
  '--min-level severe',
  '--status good',
  '--logsource windows',
  '--jobs 0',
  '--jobs x',
  '--tag ,',
  '--report x.txt',
  '--fail-on never',
  '--tables not;a~table',
])('a wrong choice is a usage error: %s', async (choice) => {
  const folder = folderOf({ 'rules/a.yml': rule(1, 'low') });
  const { code, stderr } = await sigmaKql(['convert', 'rules', ...choice.split(' ')], { folder });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: /m);
});

test('ignore files name files and folders that are not searched, at any depth', () => {
  const folder = folderOf({
    'rules/.sigma-kql-ignore': '# drafts\ndrafts/\n*.old.yml\n!kept.old.yml\n',
    'rules/a.yml': '',
    'rules/b.old.yml': '',
    'rules/kept.old.yml': '',
    'rules/drafts/c.yml': '',
    'rules/sub/drafts/d.yml': '',
    'rules/sub/.sigma-kql-ignore': '/e.yml\n',
    'rules/sub/e.yml': '',
    'rules/sub/deep/e.yml': '',
    'rules/other/e.yml': '',
  });
  expect(findInputs(['rules'], nodeFiles(folder)).map(({ path }) => path)).toEqual([
    'rules/a.yml',
    'rules/kept.old.yml',
    'rules/other/e.yml',
    'rules/sub/deep/e.yml',
  ]);
});

test.each<[typed: string, pattern: string, left: readonly string[]]>([
  ['rules', 'rules/seeds', ['rules/a.yml', 'rules/rules/b.yml']],
  ['rules', './rules/seeds/', ['rules/a.yml', 'rules/rules/b.yml']],
  ['./rules', 'rules/seeds/*.yml', ['./rules/a.yml', './rules/rules/b.yml']],
  ['rules', 'seeds', ['rules/a.yml', 'rules/rules/b.yml']],
  ['rules', 'rules', ['rules/a.yml', 'rules/seeds/c.yml']],
  ['rules/seeds', 'rules/seeds', []],
  ['.', './rules/seeds', ['./rules/a.yml', './rules/rules/b.yml']],
  ['rules/a.yml', 'rules/*.yml', []],
  ['rules/a.yml', 'other/*.yml', ['rules/a.yml']],
])('of %s, --exclude %s leaves %j', (typed, pattern, left) => {
  const folder = folderOf({ 'rules/a.yml': '', 'rules/rules/b.yml': '', 'rules/seeds/c.yml': '' });
  const found = findInputs([typed], nodeFiles(folder), [pattern]);
  const kept = found.filter((input) => input.kind === 'file' && input.isExcluded !== true);
  expect(kept.map(({ path }) => path)).toEqual(left);
});

test('a pattern that leaves nothing out is named', async () => {
  const folder = folderOf({ 'rules/a.yml': rule(1, 'low'), 'rules/b.yml': rule(2, 'low') });
  const args = ['convert', 'rules', '--exclude', 'b.yml', '--exclude', 'c.yml', '--exclude', '!d.yml'];
  const { stderr } = await sigmaKql(args, { folder });
  expect(stderr.match(/^note: --exclude \S+ leaves nothing out/gm)).toEqual([
    'note: --exclude c.yml leaves nothing out',
  ]);
});

test.each([
  ['--prune', '-o FOLDER/'],
  ['--prune -o one.kql', '-o FOLDER/'],
  ['--force', 'with -o'],
  ['--source-map', 'add --format json'],
  ['--source-map -f sentinel-yaml', 'add --format json'],
  ['--template card.hbs -f kql', 'leave out either'],
])('%s would have no effect and says what to do', async (options, advice) => {
  const folder = folderOf({ 'rules/a.yml': rule(1, 'low'), 'card.hbs': '{{title}}' });
  const { code, stdout, stderr } = await sigmaKql(['convert', 'rules', ...options.split(' ')], { folder });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^error: --\S+ .*\n$/);
  expect(stderr).toContain(advice);
});

test('excluded files are marked, not forgotten', () => {
  const folder = folderOf({ 'rules/a.yml': '', 'rules/sub/b.yml': '', 'rules/sub/c.yml': '' });
  const found = findInputs(['rules'], nodeFiles(folder), ['sub/*', '!sub/c.yml']);
  expect(found.map((input) => [input.path, input.kind === 'file' && input.isExcluded === true])).toEqual([
    ['rules/a.yml', false],
    ['rules/sub/b.yml', true],
    ['rules/sub/c.yml', false],
  ]);
});

test.each([
  ['t1105', '; did you mean attack.t1105?'],
  ['T1059', '; did you mean attack.t1059?'],
  ['attack.t1150', '; did you mean attack.t1105?'],
  ['detection.emerging-threats', ''],
])('a tag that no rule has, %s, is named with the nearest', async (tag, hint) => {
  const tagged = (id: number, tags: string): string =>
    rule(id, 'high').replace('status:', `tags: [${tags}]\nstatus:`);
  const files = {
    'rules/a.yml': tagged(1, 'attack.t1105'),
    'rules/b.yml': tagged(2, 'attack.execution, attack.T1059.001'),
  };
  const notes = async (tags: string): Promise<readonly string[]> =>
    (await sigmaKql(['convert', 'rules', '--tag', tags], { folder: folderOf(files) })).stderr
      .split('\n')
      .filter((line) => line.includes('tag'));
  expect(await notes(tag)).toEqual([`note: no rule has the tag ${tag.toLowerCase()}${hint}`]);
  expect(await notes('attack.t1059')).toEqual([]);
});
