import { expect, test } from 'vitest';
import { didYouMean, quote, suggestion } from '../../../src/diagnostics/index.ts';

test.each<[word: string, candidates: readonly string[], meant: string | undefined]>([
  ['selecton', ['selection', 'filter'], 'selection'],
  ['slection', ['selection'], 'selection'],
  ['selectoin', ['selection'], 'selection'],
  ['Selection', ['selection'], 'selection'],
  ['filtr', ['selection', 'filter'], 'filter'],
  ['hgih', ['high', 'low'], 'high'],
  ['tag', ['tags'], 'tags'],
  ['xyz', ['selection'], undefined],
  ['a', ['b'], undefined],
  ['filter', ['selection'], undefined],
  ['selection1', ['selection2', 'selection3'], 'selection2'],
  ['x'.repeat(65), ['x'.repeat(64)], undefined],
])('%s of %j is %s', (word, candidates, meant) => {
  expect(didYouMean(word, candidates)).toBe(meant);
});

test('a suggestion is a sentence or nothing', () => {
  expect(suggestion('filtr', ['filter'])).toBe(' Did you mean `filter`?');
  expect(suggestion('xyz', ['filter'])).toBe('');
});

test.each<[text: string, quoted: string]>([
  ['abc', '`abc`'],
  ['a\nb\u001b[31m', '`a·b·[31m`'],
  ['svc\u200bhost\u00ad \u202eexe.txt\u202c', '`svc·host· ·exe.txt·`'],
  ['svc\u200dhost and \ud800 half', '`svc·host and · half`'],
  [
    '\u{1f469}\u200d\u{1f4bb} and \u0645\u06cc\u200c\u0631\u0648\u0645',
    '`\u{1f469}\u200d\u{1f4bb} and \u0645\u06cc\u200c\u0631\u0648\u0645`',
  ],
  ['x'.repeat(61), `\`${'x'.repeat(59)}…\``],
])('%j in a message', (text, quoted) => {
  expect(quote(text)).toBe(quoted);
});
