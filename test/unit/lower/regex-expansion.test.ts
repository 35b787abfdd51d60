import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { translateRegex } from '../../../src/lower/regex/translate.ts';

test.each([
  ['a{1000}'],
  ['a{2,1000}'],
  ['(?:a{10}){100}'],
  ['(?:a{20}b{20}){50}'],
  ['(?:a{1000}b)*'],
  ['(?:a+b?){1000}'],
  ['a{1000}'.repeat(50).slice(0, -7)],
  [`(?:${'a'.repeat(49)}){1000}`],
  [String.raw`(?:\Q${'a'.repeat(49)}\E){1000}`],
])('is not too large: %s', (text) => {
  expect(translateRegex(text).kind).toBe('translated');
  expect(() => RE2JS.compile(text)).not.toThrow();
});

test.each([
  ['a{1001}', 'a repetition of more than 1000 is not allowed'],
  ['a{5,100000}', 'a repetition of more than 1000 is not allowed'],
  [
    '(?:a{1,100}){1,100}',
    'repetitions inside of one another come to 10000, and more than 1000 are not allowed',
  ],
  [
    '(?:(?:(a{10}b){10}c)+){11}',
    'repetitions inside of one another come to 1100, and more than 1000 are not allowed',
  ],
  [
    '(?:x|y(?:a{2,}){501})',
    'repetitions inside of one another come to 1002, and more than 1000 are not allowed',
  ],
  ['a{1000}'.repeat(51), 'with it the expression would have more than 50000 parts'],
  [`(?:${'a'.repeat(50)}){1000}`, 'with it the expression would have more than 50000 parts'],
  [String.raw`(?:\Q${'.'.repeat(50)}\E){1000}`, 'with it the expression would have more than 50000 parts'],
])('is too large: %s', (text, message) => {
  expect(translateRegex(text)).toMatchObject({ kind: 'refused', problem: { kind: 'unsupported', message } });
});

test('the part at fault is named', () => {
  expect(translateRegex('ab(?:c{500}){3}d')).toMatchObject({ problem: { start: 12, end: 15 } });
});
