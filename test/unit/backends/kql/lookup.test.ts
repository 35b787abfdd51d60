import { expect, test } from 'vitest';
import { lookupMistake, watchlistKeys } from '../../../../backends/kql/lookup.ts';
import { findings, literals } from '../../../support/kusto.ts';

test.each(['admins', 'a b', 'x") | take 0 //', "'", '\\', 'line\nbreak', '\u202E', '%'])(
  'the name %j stays a name',
  (name) => {
    const query = watchlistKeys(name);
    expect(literals(query)).toEqual([name]);
    expect(findings(query)).toEqual([]);
    expect(lookupMistake(query)).toBeUndefined();
  },
);

test.each([
  "_GetWatchlist('x') | project SearchKey",
  'T | where A == "(;//"',
  "T | where A == @'x\\' | project A",
  'externaldata (h: string) [ @"https://example.com/a.csv" ] | project h',
  'T | where A == ```(``` or B == "\\")"',
])('%s can stand in a test', (expression) => {
  expect(lookupMistake(expression)).toBeUndefined();
});

test.each([
  ['T // all', 'comment'],
  ['T; U', '`;`'],
  ['f(1', 'lacks a `)`'],
  ['f) | union (T', '`)` too many'],
  ['f[1)', '`)` too many'],
  ['T | where A == "x', 'not closed'],
  ['T | where A == ```x', 'not closed'],
  ['T | where A == ~~~x', 'not closed'],
])('%s can not', (expression, reason) => {
  expect(lookupMistake(expression)).toContain(reason);
});

test('an expression of megabytes is too long, whatever it holds', () => {
  expect(lookupMistake(`T | where A == "${'a'.repeat(12_000_000)}"`)).toContain('100,000 characters');
});
