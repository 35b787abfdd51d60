import { expect, test } from 'vitest';
import { readDelimited } from '../../../src/text/delimited.ts';

const table = (text: string, separator: ',' | ';' | '\t' = ','): readonly (readonly string[])[] =>
  readDelimited({ path: 'list.csv', text }, separator).map((row) => row.map((cell) => cell.text));

test.each([
  ['a,b\n1,2\n', [['a', 'b'], ['1', '2']]], // prettier-ignore
  ['a,b\r\n1,2', [['a', 'b'], ['1', '2']]], // prettier-ignore
  ['a\n\n , \nb', [['a'], ['b']]],
  ['\uFEFFa\nb', [['a'], ['b']]],
  [' a , b ', [['a', 'b']]],
  ['a,', [['a', '']]],
  ['"x, ""y""\nz",2', [['x, "y"\nz', '2']]],
  ['a,"never closed\nx', [['a', 'never closed\nx']]],
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
  const spans = readDelimited(source, ',').flat().map(({ span }) => source.text.slice(span.start, span.end)); // prettier-ignore
  expect(spans).toEqual(['ab', '"c"', 'd']);
});
