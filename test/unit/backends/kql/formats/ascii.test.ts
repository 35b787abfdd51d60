import { expect, test } from 'vitest';
import { asciiQuery, withoutLiterals } from '../../../../../backends/kql/formats/ascii.ts';

test.each<[string, string, string]>([
  ['T | where A == "é"', String.raw`T | where A == "\u00e9"`, 'T | where A == ""'],
  ['A == @"\\é""" and B', String.raw`A == "\\\u00e9\"" and B`, 'A == "" and B'],
  ["A == @'é''x' and B", String.raw`A == "\u00e9'x" and B`, 'A == "" and B'],
  [String.raw`A == 'é\'' and B`, String.raw`A == '\u00e9\'' and B`, 'A == "" and B'],
  ['A == "x\\\\" // é"\nB', 'A == "x\\\\" // \\u00e9"\nB', 'A == "" ""\nB'],
  ['A == "é', 'A == "é', 'A == "é'],
])('%s', (query, ascii, bare) => {
  expect(asciiQuery(query)).toBe(ascii);
  expect(withoutLiterals(query)).toBe(bare);
});

test.each(['a', '\\\\'])('a literal of megabytes of %j', (text) => {
  const long = text.repeat(5_000_000);
  expect(asciiQuery(`f("${long}${long}é")`) === `f("${long}${long}\\u00e9")`).toBe(true);
});
