import { expect, test } from 'vitest';
import { clausesFrom, causeOf } from '../../../../src/backend/source-map.ts';
import { positionAt, type Span } from '../../../../src/diagnostics/index.ts';
import { createConverter, type ConverterOptions, type RuleQuery } from '../../../../src/index.ts';

const rule = `title: T
logsource: { category: process_creation, product: windows }
detection:
  tools:
    Image|endswith:
      - '\\a.exe'
      - '\\b.exe'
    CommandLine: ['x', 'y']
  more:
    CommandLine: z
  again:
    CommandLine: Z
  narrow:
    Image|endswith: '\\long\\a.exe'
  condition: tools or more or again or narrow
`;

async function convert(text: string, options: Partial<ConverterOptions> = {}): Promise<Required<RuleQuery>> {
  const { converter } = await createConverter({ targets: ['xdr'], sourceMap: true, ...options });
  const [query] = converter?.convert({ path: 'r.yml', text })[0]?.queries ?? [];
  if (query?.map === undefined) throw new Error('no map');
  return { cost: [], ...query, map: query.map };
}

function lines(spans: readonly Span[]): string {
  return spans.map(({ source, start }) => positionAt(source, start).line).join(', ');
}

function rows({ kql, map }: RuleQuery): readonly string[] {
  return (map ?? []).map(
    ({ part, start, end, origins }) =>
      `${part} ${kql.slice(start, end).replace(/\s+/g, ' ')}: ${lines(origins.map((origin) => origin.rule))}`,
  );
}

/** Without what the log source adds. */
const own = (row: string): boolean => !row.endsWith(': 2');

test('every clause, and every value of a list, has its line', async () => {
  expect(
    rows(await convert(rule))
      .filter(own)
      .slice(1),
  ).toEqual([
    String.raw`group (FolderPath endswith "\\a.exe" or FolderPath endswith "\\b.exe") and ProcessCommandLine in~ ("x", "y"): 5`,
    String.raw`group FolderPath endswith "\\a.exe" or FolderPath endswith "\\b.exe": 5`,
    String.raw`test FolderPath endswith "\\a.exe": 6`,
    String.raw`test FolderPath endswith "\\b.exe": 7`,
    'test ProcessCommandLine in~ ("x", "y"): 8',
    'value "x": 8',
    'value "y": 8',
    'test ProcessCommandLine =~ "z": 10',
    'test ProcessCommandLine =~ "Z": 12',
    String.raw`test FolderPath endswith "\\long\\a.exe": 14`,
  ]);
});

test.each([
  [
    'tests that become one list',
    ['CommandLine: x', 'CommandLine: y'],
    ['in~ ("x", "y"): 5, 7', '"x": 5', '"y": 7'],
  ],
  ['a test that is repeated', ['CommandLine: x', 'CommandLine: X'], ['in~ ("x"): 5, 7', '"x": 5, 7']],
  ['a test that implies another', ["CommandLine: '*ab*'", "CommandLine: '*a*'"], ['contains "a": 7, 5']],
  [
    'a chain of those',
    ["CommandLine: '*abc*'", "CommandLine: '*ab*'", "CommandLine: '*a*'"],
    ['contains "a": 9, 7, 5'],
  ],
  [
    'a term that is looked up first',
    ["CommandLine: '* tool *'", "CommandLine: '* other *'"],
    ['has_any ("tool", "other"): 5, 7', 'contains " tool ": 5', 'contains " other ": 7'],
  ],
])('optimised: %s', async (_name, tests, expected) => {
  const selections = tests.map((each, index) => `  s${index}:\n    ${each}\n`).join('');
  const text = rule.replace(/ {2}tools:[^]*/, `${selections}  condition: 1 of s*\n`);
  const clauses = rows(await convert(text, { optimize: true })).filter(
    (row) => own(row) && !row.startsWith('group'),
  );
  expect(clauses.map((row) => row.replace(/^\w+ (?:ProcessCommandLine )?/, ''))).toEqual(expected);
});

test('computed columns, and tests on them, name the columns of the table', async () => {
  const text = rule.replace('process_creation', 'registry_set').replaceAll('CommandLine', 'TargetObject');
  const { map } = await convert(text, { targets: ['asim'] });
  const computed = map.filter(({ part }) => part === 'column');
  expect(
    computed.map(({ columns }) => columns.length > 1 && columns.every((name) => /Key|Value/.test(name))),
  ).toEqual([true]);
  expect(computed.map(({ origins }) => lines(origins.map((origin) => origin.rule)))).toEqual(['8, 10, 12']);
  const tested = map.filter(({ part, columns }) => part === 'test' && columns.length > 1);
  expect(tested.map(({ columns }) => columns)).toEqual(tested.map(() => computed[0]?.columns));
  expect(tested).toHaveLength(3);
});

test('a place of the query leads to the smallest clause around it, and a place of the rule to what it became', async () => {
  const { kql, map } = await convert(rule);
  const at = kql.indexOf('"y"');
  expect(causeOf(map, at, at + 3)).toMatchObject({ part: 'value' });
  expect(causeOf(map, at - 5, at + 3)).toMatchObject({ part: 'test' });
  expect(causeOf(map, 0, kql.length)).toBeUndefined();
  const clauses = clausesFrom(
    { text: kql, map },
    ({ rule: place, test: whole = place }) => positionAt(whole.source, whole.start).line === 5,
  );
  expect(clauses.map(({ text }) => text)).toEqual([
    String.raw`(FolderPath endswith "\\a.exe" or FolderPath endswith "\\b.exe") and ProcessCommandLine in~ ("x", "y")`,
  ]);
});

test('a clause of a hundred thousand lines is put into one', () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `  A has "x${index}" or`);
  const kql = `(\n${lines.join('\n')}\n  B == 1\n)`;
  const span = { source: { path: 'r.yml', text: '' }, start: 0, end: 0 };
  const map = [{ part: 'test', start: 0, end: kql.length, origins: [{ rule: span }], columns: [] }] as const;
  const started = performance.now();
  const [clause] = clausesFrom({ text: kql, map }, () => true);
  expect(clause?.text).toBe(`(${lines.map((line) => line.trim()).join(' ')} B == 1)`);
  // The square of the number of lines was minutes.
  expect(performance.now() - started).toBeLessThan(5000);
});
