import { expect, test } from 'vitest';
import { translateRegex } from '../../../src/lower/regex/translate.ts';

const raw = String.raw;

test.each([
  '',
  'a*',
  'a?b{0}',
  'a|',
  '|a',
  '(a|b*)+',
  '(?:(a?){30}){30}',
  '^$',
  raw`\A\z`,
  raw`\Z`,
  raw`\B`,
  '(?i)(?s:)',
  '(?#a)',
  raw`\Qa\E*`,
  '(a*|b*){400}',
])('is found in the empty text: %s', (text) => {
  expect(translateRegex(text)).toMatchObject({ kind: 'translated', matchesEmpty: true });
});

test.each([
  'a',
  'a+',
  'a*b',
  '(a|b){1,}',
  'a(b?){30}',
  raw`\b`,
  '^.$',
  '(?i)a(?#b)',
  raw`\Qab\E*`,
  '[a]',
  raw`\d\h?`,
  '(|a*)b|c',
  // An engine that goes back would try each way to share out nothing.
  '(a*|b*){400}x',
  '((a?){30}){30}b',
  '(|){999}b',
])('is not found in the empty text: %s', (text) => {
  expect(translateRegex(text)).toMatchObject({ kind: 'translated', matchesEmpty: false });
});
