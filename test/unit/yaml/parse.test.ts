import { expect, test } from 'vitest';
import { Diagnostics } from '../../../src/diagnostics/index.ts';
import { parseYaml } from '../../../src/yaml/index.ts';
import { placeOf, plain } from '../../support/parsing.ts';

function parse(text: string): { readonly trees: readonly unknown[]; readonly findings: readonly string[] } {
  const diagnostics = new Diagnostics();
  const trees = parseYaml({ path: 'rule.yml', text }, diagnostics);
  return { trees: trees.map(plain), findings: diagnostics.list.map(placeOf) };
}

const map = (...entries: readonly (readonly [string, unknown])[]): unknown => ({ map: entries });

test.each<[text: string, tree: unknown]>([
  ['a: b', map(['a', 'b'])],
  ['- 1\n- x', [1, 'x']],
  ['a: yes', map(['a', 'yes'])],
  ['a: true', map(['a', true])],
  ['a: ~', map(['a', null])],
  ['a:', map(['a', null])],
  ["a: ''", map(['a', ''])],
  ["a: '1'", map(['a', '1'])],
  ['a: 0777', map(['a', 777])],
  ['a: 0o17', map(['a', 15])],
  ['a: 0x10', map(['a', 16])],
  ['a: 1_000', map(['a', '1_000'])],
  ['a: 12:30:45', map(['a', '12:30:45'])],
  ['a: 2024-01-31', map(['a', '2024-01-31'])],
  ['a: 9007199254740993', map(['a', 9007199254740993n])],
  ['a: -9007199254740993', map(['a', -9007199254740993n])],
  ['a: 0xFFFFFFFFFFFFFFFF', map(['a', 0xffffffffffffffffn])],
  [`a: ${'9'.repeat(101)}`, map(['a', '9'.repeat(101)])],
  ['4688: a', map(['4688', 'a'])],
  ['{a, b: 1}', map(['a', null], ['b', 1])],
  ['a: &x [1, 2]\nb: *x', map(['a', [1, 2]], ['b', [1, 2]])],
  ['a: &x 1\nb: &x 2\nc: *x', map(['a', 1], ['b', 2], ['c', 2])],
  [
    'a: &x {k: 1, l: 2}\nb: {<<: *x, l: 3}',
    map(['a', map(['k', 1], ['l', 2])], ['b', map(['l', 3], ['k', 1])]),
  ],
  [
    '- &x {k: 1}\n- &y {k: 2, l: 3}\n- <<: [*x, *y]',
    [map(['k', 1]), map(['k', 2], ['l', 3]), map(['k', 1], ['l', 3])],
  ],
  ["'<<': a", map(['<<', 'a'])],
  ['%YAML 1.1\n---\na: yes', map(['a', 'yes'])],
  ['\uFEFFa: b', map(['a', 'b'])],
  ['a: b\r\nc: |\r\n  x\r\n  y\r\n', map(['a', 'b'], ['c', 'x\ny\n'])],
  ['a: !!str 5', map(['a', '5'])],
])('%j reads as expected', (text, tree) => {
  expect(parse(text)).toEqual({ trees: [tree], findings: [] });
});

test.each<[text: string, finding: string]>([
  ['a: 1\n\tb: 2', 'yaml-syntax 2:1'],
  ["a: 'x\nb: c\n", 'yaml-syntax 1:4'],
  ['a: "x\nb: c\n', 'yaml-syntax 1:4'],
  ['a: b: c', 'yaml-syntax 1:4'],
  ['a: "C:\\Windows"', 'yaml-syntax 1:7'],
  ['a: @b', 'yaml-syntax 1:4'],
  ['a: %b%', 'yaml-syntax 1:4'],
  ['a:\n    b: 1\n  c: 2', 'yaml-syntax 3:1'],
  ['a: 1\nfoo\nb: 2', 'yaml-syntax 2:1'],
  ['a:\n  - x\n - y', 'yaml-syntax 3:1'],
  ['a: [1, 2\nb: 3', 'yaml-syntax 1:4'],
  ['a: {b: 1\n', 'yaml-syntax 1:4'],
  ["a: 'it's'", 'yaml-syntax 1:8'],
  ['a: 1\nb: 2\na: 3', 'yaml-duplicate-key 3:1'],
  ['a: 1\n"a": 3', 'yaml-duplicate-key 2:1'],
  ['? [a]\n: b', 'yaml-key 1:3'],
  [': b', 'yaml-key 1:1'],
  ['~: b', 'yaml-key 1:1'],
  ['a: *x', 'yaml-alias 1:4'],
  ['a: &x [*x]', 'yaml-alias 1:8'],
  ['a: !!python/object:os.system x', 'yaml-tag 1:4'],
  ['a: !x b', 'yaml-tag 1:4'],
  ['<<: 5', 'yaml-merge 1:5'],
  ['\uFEFFa: *x', 'yaml-alias 1:4'],
  ['a: b\r\nc: *x', 'yaml-alias 2:4'],
])('%j has one mistake', (text, finding) => {
  expect(parse(text)).toEqual({ trees: [], findings: [finding] });
});

test('a broken document leaves the others whole', () => {
  const { trees, findings } = parse('a: 1\n---\nb: [\n---\nc: *x\n---\nd: 2\n');
  expect(trees).toEqual([map(['a', 1]), map(['d', 2])]);
  expect(findings).toEqual(['yaml-syntax 3:4', 'yaml-alias 5:4']);
});

test.each(['', '# only a comment\n', '---\n', '---\n---\n', '\n\n'])('%j holds no document', (text) => {
  expect(parse(text)).toEqual({ trees: [], findings: [] });
});

test('an alias stands where it is written, not where its anchor is', () => {
  const [tree] = parseYaml({ path: 'rule.yml', text: 'a: &x [1]\nb: *x' }, new Diagnostics());
  const second = tree?.kind === 'map' ? tree.entries[1]?.value : undefined;
  expect(second?.span).toMatchObject({ start: 13, end: 15 });
});

test('nesting is bounded before the library recurses', () => {
  expect(parse('['.repeat(10_000))).toEqual({ trees: [], findings: ['yaml-too-deep 1:100'] });
});

test('aliases can not nest deeper than what is written out', () => {
  const level = (index: number): string =>
    `a${index}: &a${index} ${'['.repeat(40)}${index === 0 ? 'x' : `*a${index - 1}`}${']'.repeat(40)}`;
  const lines = [level(0), level(1), level(2)];
  expect(parse(lines.slice(0, 2).join('\n')).findings).toEqual([]);
  expect(parse(lines.join('\n'))).toEqual({ trees: [], findings: ['yaml-too-deep 3:49'] });
});
