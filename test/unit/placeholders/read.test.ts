import { expect, test } from 'vitest';
import { Diagnostics, positionAt } from '../../../src/diagnostics/index.ts';
import { readPlaceholders } from '../../../src/placeholders/index.ts';

function read(path: string, text: string): { readonly lists: object; readonly findings: readonly string[] } {
  const diagnostics = new Diagnostics();
  const check = (expression: string): string | undefined =>
    expression.includes(';') ? 'Not that.' : undefined;
  const lists = readPlaceholders({ path, text }, check, diagnostics);
  const findings = diagnostics.list.map(({ code, message, span }) => {
    const { line, column } = positionAt(span.source, span.start);
    return `${line}:${column} ${code} ${message}`;
  });
  return { lists: Object.fromEntries(lists), findings };
}

const values = (...list: readonly string[]): object => ({ kind: 'values', values: list });

test.each([
  ['a.yml', 'admins: [adm_a, adm_*]', { admins: values('adm_a', 'adm_*') }],
  ['a.yml', "'%admins%': root", { admins: values('root') }],
  ['a.yml', 'ids: [007, 0x10, true, 12:30]', { ids: values('007', '0x10', 'true', '12:30') }],
  ['a.yml', "l: { kql: 'T | project C ' }", { l: { kind: 'query-list', expression: 'T | project C' } }],
  ['a.json', '{"a": ["x"], "b": "y"}', { a: values('x'), b: values('y') }],
  ['a.csv', 'a,%b%\n1,2\n3,\n', { a: values('1', '3'), b: values('2') }],
  ['a.TSV', 'a\tb\n1,5\t2\n', { a: values('1,5'), b: values('2') }],
])('%s: %s', (path, text, lists) => {
  expect(read(path, text)).toEqual({ lists, findings: [] });
});

test.each([
  [
    'a.yml',
    '- a',
    '1:1 placeholder-file-invalid A placeholder file is one map from names to lists of values.',
  ],
  ['a.yml', '', '1:1 placeholder-file-invalid A placeholder file is one map from names to lists of values.'],
  ['a.yml', 'a: [x\n', '1:4 yaml-syntax'],
  ['a.yml', 'a: x\n---\nb: y', '3:1 placeholder-file-invalid A placeholder file is one map'],
  ['a.yml', 'a: []', '1:4 placeholder-file-invalid The list is empty.'],
  ['a.yml', 'a: [x, null]', '1:8 placeholder-file-invalid Expected a text or a number.'],
  ['a.yml', 'a: [[x]]', '1:5 placeholder-file-invalid Expected a text or a number.'],
  [
    'a.yml',
    'a: { kpl: T }',
    '1:6 placeholder-file-invalid A looked-up list has no key "kpl". Did you mean `kql`?',
  ],
  ['a.yml', 'a: { kql: 5 }', '1:11 placeholder-file-invalid Expected a query with one column'],
  ['a.yml', "a: { kql: 'T; U' }", '1:11 placeholder-file-invalid Not that.'],
  ['a.yml', "'': x", '1:1 placeholder-file-invalid A placeholder needs a name.'],
  ['a.csv', '', '1:1 placeholder-file-invalid The first line names no placeholder.'],
  ['a.csv', 'a,a\n1,2', '1:3 placeholder-file-invalid There are two columns "a".'],
  ['a.csv', 'a,b\n1,', '1:3 placeholder-file-invalid The column "b" has no values.'],
  ['a.csv', 'a\n1,2', '2:3 placeholder-file-invalid This line has more cells than the first line has names.'],
])('%s: %j is reported', (path, text, finding) => {
  const { findings } = read(path, text);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toContain(finding);
});

test('what is right beside a mistake is kept', () => {
  expect(read('a.yml', 'a: []\nb: x')).toMatchObject({ lists: { b: values('x') } });
});

test('a table of many columns and lines is read by the cells that are there', () => {
  const names = Array.from({ length: 8000 }, (_, index) => `c${index}`).join(',');
  const { lists, findings } = read('a.csv', `${names}\n${'a\n'.repeat(100_000)}`);
  expect((lists as { c0: { values: unknown[] } }).c0.values).toHaveLength(100_000);
  expect(findings).toHaveLength(7999);
});

test('a table of too many columns is reported', () => {
  const { findings } = read('a.csv', `${'a,'.repeat(20_000)}\n1`);
  expect(findings).toEqual(['1:20001 placeholder-file-invalid A table can have 10,000 columns at most.']);
});
