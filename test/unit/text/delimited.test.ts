import { expect, test } from 'vitest';
import { readDelimited, widestRow } from '../../../src/text/delimited.ts';

const table = (text: string, separator: ',' | ';' | '\t' = ','): readonly (readonly string[])[] =>
  [...readDelimited({ path: 'list.csv', text }, separator)].map((row) => row.map((cell) => cell.text));

test.each([
  ['a,b\n1,2\n', [['a', 'b'], ['1', '2']]], // prettier-ignore
  ['a,b\r\n1,2', [['a', 'b'], ['1', '2']]], // prettier-ignore
  ['a\n\n , \nb', [['a'], ['b']]],
  ['\uFEFFa\nb', [['a'], ['b']]],
  [' a , b ', [['a', 'b']]],
  ['a,', [['a', '']]],
  ['"x, ""y""\nz",2', [['x, "y"\nz', '2']]],
  ['a,"never closed\nx', [['a', 'never closed\nx']]],
  ['a,"x""', [['a', 'x"']]],
  ['"x" y"z,b', [['x', 'b']]],
  [' "x"\r"y"', [['x'], ['y']]],
  ['""', []],
  ['', []],
])('%j', (text, rows) => {
  expect(table(text)).toEqual(rows);
});

test('other separators', () => {
  expect(table('a,b\tc', '\t')).toEqual([['a,b', 'c']]);
  expect(table('"a;b";c', ';')).toEqual([['a;b', 'c']]);
});

test('cells know their place, quotes included', () => {
  const source = { path: 'list.csv', text: 'ab,"c"\nd' };
  const spans = [...readDelimited(source, ',')].flat().map(({ span }) => source.text.slice(span.start, span.end)); // prettier-ignore
  expect(spans).toEqual(['ab', '"c"', 'd']);
});

test('a quoted cell may be long', () => {
  const long = 'x'.repeat(9_000_000);
  expect(table(`"${long}",b`)[0]?.map((cell) => cell.length)).toEqual([9_000_000, 1]);
  expect(table(`"${'""'.repeat(5_000_000)}"`)[0]?.[0]?.length).toBe(5_000_000);
});

test('a row that is too wide is cut behind one more cell', () => {
  expect(table(`${'a,'.repeat(3 * widestRow)}\nb`).map((row) => row.length)).toEqual([widestRow + 1, 1]);
});
