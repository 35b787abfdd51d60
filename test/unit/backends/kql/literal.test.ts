import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnName, quoted, verbatim } from '../../../../backends/kql/literal.ts';
import { kusto, literals } from '../../../support/kusto.ts';

/** Everything that has a meaning somewhere in KQL, in a terminal, or in an editor. */
const nasty = [
  'a',
  '"',
  "'",
  '\\',
  '\n',
  '\r',
  '\t',
  '\0',
  '|',
  '/',
  '`',
  '@',
  ' ',
  '\u0085',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\u202e',
  '“',
  '😀',
  '\ud800',
];

describe.each([
  ['quoted', quoted],
  ['verbatim', verbatim],
])('%s literals', (_name, write) => {
  test('every short text comes back', () => {
    const texts = shortTexts(nasty, 2);
    const query = `print ${texts.map((text, index) => `c${index} = ${write(text)}`).join(', ')}`;
    expect(kusto.parse(query).diagnostics).toEqual([]);
    const read = literals(query);
    expect(read).toHaveLength(1 + nasty.length + nasty.length ** 2);
    expect(read).toEqual(texts);
  });

  test('random texts come back', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...nasty) }));
    fc.assert(
      fc.property(text, (value) => {
        expect(literals(`print ${write(value)}`)).toEqual([value]);
      }),
      { numRuns: 2000 },
    );
  });

  test('a literal never holds a line break or an invisible character', () => {
    for (const text of shortTexts(nasty, 2))
      expect(write(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });
});

test('regexes need no doubled backslashes', () => {
  expect(verbatim('^C:\\\\x\\.exe"$')).toBe('@"^C:\\\\x\\.exe""$"');
});

test.each([
  ['Image', 'Image'],
  ['_Im', '_Im'],
  ['a b', '["a b"]'],
  ["x'] | take 1 //", '["x\'] | take 1 //"]'],
  ['x"]', '["x\\"]"]'],
  ['9', '["9"]'],
  ['contains', '["contains"]'],
  ['', '[""]'],
])('column %j is written %s', (name, expected) => {
  expect(columnName(name)).toBe(expected);
});

function shortTexts(alphabet: readonly string[], longest: number): readonly string[] {
  let texts = [''];
  const all = [''];
  for (let length = 1; length <= longest; length += 1) {
    texts = texts.flatMap((text) => alphabet.map((character) => text + character));
    all.push(...texts);
  }
  return all;
}
