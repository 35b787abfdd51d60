import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { RE2JS } from 're2js';
import { expect, it } from 'vitest';
import { translateRegex } from '../../../src/lower/regex/translate.ts';

const raw = String.raw;
const texts = fc.array(fc.string({ unit: fc.constantFrom(...'abZ0-[]{&~\\/_\n '), maxLength: 8 }), {
  minLength: 5,
  maxLength: 5,
});

it('what is translated compiles in RE2, whatever the expression, and is known to match nothing or not', () => {
  const plain =
    'a b . ^ $ | ( ) [ ] { } , 1 2 * + ? - & ~ : = ! < > # 😀 (?: (?i) (?s: [^ [:alpha:] && -- ~~';
  const escapes = raw`\d \W \h \v \b \Z \x41 \0 \e \Q \E \< \p{L} \\`;
  const piece = fc.constantFrom(' ', ...plain.split(' '), ...escapes.split(' '));
  let translated = 0;
  let matchingEmpty = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const translation = translateRegex(pieces.join(''));
      if (translation.kind === 'refused') return;
      translated += 1;
      matchingEmpty += translation.matchesEmpty ? 1 : 0;
      expect(RE2JS.compile(translation.source).matcher('').find()).toBe(translation.matchesEmpty);
    }),
    { numRuns: 5_000 },
  );
  expect(translated).toBeGreaterThan(1_000);
  expect(matchingEmpty).toBeGreaterThan(300);
  expect(translated - matchingEmpty).toBeGreaterThan(300);
}, 30_000);

it('finds what the original finds in ECMAScript, where both flavours agree', () => {
  const { regex } = fc.letrec((tie) => ({
    atom: fc.oneof(
      fc.constantFrom(...raw`a b 0 - & ~ _ . \[ \{ \\ \/ \d \n \x61 { }`.split(' ')),
      fc.constantFrom(
        ...raw`[ab] [^a] [a&&b] [[a] [+--] [a~~] [\]\-a] [\d-] [-a] [a-] [\n-a] [&-~] [^[]`.split(' '),
      ),
      fc.tuple(fc.constantFrom('(', '(?:'), tie('regex')).map(([open, inner]) => `${open}${String(inner)})`),
    ),
    quantified: fc
      .tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '*?', '{2}', '{1,}', '{0,2}'))
      .map(([atom, quantifier]) => `${String(atom)}${quantifier}`),
    branch: fc
      .tuple(fc.constantFrom('', '', '^'), fc.array(tie('quantified'), { maxLength: 4 }))
      .map(([start, parts]) => start + parts.join('')),
    regex: fc.array(tie('branch'), { minLength: 1, maxLength: 3 }).map((branches) => branches.join('|')),
  }));
  let compared = 0;
  fc.assert(
    fc.property(regex.map(String), texts, (source, subjects) => {
      const translation = translateRegex(source);
      if (translation.kind === 'refused') return;
      const expected = searchedByOriginal(source, subjects);
      if (expected === undefined) return;
      compared += 1;
      const compiled = RE2JS.compile(translation.source);
      expect(subjects.map((text) => [text, compiled.matcher(text).find()])).toEqual(
        subjects.map((text, index) => [text, expected[index]]),
      );
    }),
    { numRuns: 1_500 },
  );
  expect(compared).toBeGreaterThan(1_000);
}, 60_000);

/**
 * In which texts ECMAScript finds the expression; `undefined` for what it does not accept, and where its
 * engine, which goes back, finds no end.
 */
function searchedByOriginal(source: string, subjects: readonly string[]): readonly boolean[] | undefined {
  try {
    return runInNewContext(
      'subjects.map((text) => new RegExp(source).test(text))',
      { source, subjects },
      {
        timeout: 200,
      },
    ) as readonly boolean[];
  } catch {
    return undefined;
  }
}
