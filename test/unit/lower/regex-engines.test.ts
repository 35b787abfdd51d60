import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { translateRegex } from '../../../src/lower/regex/translate.ts';

const raw = String.raw;

/** Expressions, and texts that the translation must and must not find, by PCRE's reading of the original. */
const cases: readonly (readonly [source: string, found: readonly string[], missed: readonly string[]])[] = [
  [raw`^a(b|c)+$`, ['abc', 'acb'], ['a', 'abd', 'xab']],
  [raw`a{2}b{1,}?c{0,2}`, ['aab', 'aabcc'], ['ab']],
  ['${env:x}', [], ['env:x']],
  [raw`\$\{jndi:`, ['x${jndi:ldap}'], ['$jndi:']],
  ['[[a]]', ['a]', '[]'], ['a', '[']],
  ['[]x]', [']', 'x'], ['y']],
  ['[^]x]', ['y'], [']', 'x', 'x]']],
  [raw`[^\E]x]`, ['y'], [']', 'x', 'x]']],
  [raw`[\Q\E\E]x]`, [']', 'x'], ['y']],
  [raw`[a\E-\Q\Ec]`, ['b'], ['-', 'E']],
  [raw`[a-\E]`, ['a', '-'], ['b', 'E']],
  [raw`[\Qab\E-]`, ['a', 'b', '-'], ['c']],
  ['[a&&b]', ['a', '&', 'b'], ['c']],
  ['[+--]', ['+', ',', '-'], ['.', '*']],
  ['[a~~z]', ['~', 'z'], ['b']],
  [raw`[\w-]x`, ['ax', '-x'], ['.x']],
  [raw`[a-\d]`, ['a', '-', '5'], ['b']],
  [raw`a\Z`, ['a', 'a\n'], ['ab', 'a\n\n']],
  [raw`a\z`, ['a'], ['a\n']],
  [raw`\h`, [' ', '\t', '\u00a0'], ['\n']],
  [raw`\v`, ['\n', '\u2028', '\u000b'], [' ', 'v']],
  [raw`\V`, ['a'], ['\n']],
  [raw`\N+`, ['a'], ['\n']],
  [raw`\e\a`, ['\u001b\u0007'], ['ea']],
  [raw`\<b\>`, ['<b>'], ['b']],
  [raw`\/\"\_`, ['/"_'], ['/']],
  [raw`\x41\x{1F600}\u0042\0`, ['A😀B\0'], ['AB']],
  [raw`\Qa.b\E+`, ['a.bbb'], ['axb']],
  [raw`(?i)ab(?-i)c`, ['ABc'], ['abC']],
  [raw`(?s:.)x`, ['\nx'], ['x']],
  [raw`(?m)^b`, ['a\nb'], ['ab']],
  [raw`x(?#comment)*y`, ['y', 'xxy'], ['x']],
  [raw`\p{Lu}\P{L}`, ['A1'], ['a1', 'AB']],
  ['[[:alpha:]_]+', ['a_'], ['1']],
  ['}{a]', ['}{a]'], ['{a]']],
  ['(a)'.repeat(20), ['a'.repeat(20)], ['a'.repeat(19)]],
  ['a||b', ['', 'x'], []],
];

function translated(source: string): string {
  const translation = translateRegex(source);
  if (translation.kind === 'translated') return translation.source;
  throw new Error(translation.problem.message);
}

describe('a translated regular expression, run by RE2', () => {
  it.each(cases)('%s', (source, found, missed) => {
    const compiled = RE2JS.compile(translated(source));
    expect(compiled.groupCount()).toBe(0);
    expect(found.filter((text) => !compiled.matcher(text).find())).toEqual([]);
    expect(missed.filter((text) => compiled.matcher(text).find())).toEqual([]);
  });
});

describe('the offsets of a problem', () => {
  it.each([
    ['ab(?=c)', '(?='],
    ['ab(?<!c)', '(?<!'],
    [raw`(a)x\1y`, raw`\1`],
    ['ab*+c', '*+'],
    ['x(?>a)', '(?>'],
    ['ab)c', ')'],
    ['a(b', '('],
    ['a[b', '['],
    ['a{5,2}b', '{5,2}'],
    ['a[z-a]', 'z-a'],
    [raw`a\ib`, raw`\i`],
    ['(?i)(?x)a', '(?x)'],
  ])('of %s are those of %s', (source, marked) => {
    const translation = translateRegex(source);
    const { start, end } = translation.kind === 'refused' ? translation.problem : { start: 0, end: 0 };
    expect(source.slice(start, end)).toBe(marked);
  });
});

describe('a long regular expression', () => {
  // Quadratic time would take hours.
  it('is read in time proportional to its length', { timeout: 60_000 }, () => {
    const kinds = ['(a|[b-c]|\\d{2})', '(', '[:'].map((part) => translateRegex(part.repeat(200_000)).kind);
    expect(kinds).toEqual(['translated', 'refused', 'refused']);
  });
});
