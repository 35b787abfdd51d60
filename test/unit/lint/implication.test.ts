import { expect, test } from 'vitest';
import type { StringValue, Value } from '../../../src/ir/index.ts';
import { excludes, implies } from '../../../src/lint/implication.ts';
import { decodeString } from '../../../src/lower/index.ts';

const span = { source: { path: 'rule.yml', text: '' }, start: 0, end: 0 };

function string(text: string, cased = true): StringValue {
  return { kind: 'string', pattern: decodeString(text), cased, span };
}

/** Every text of these letters from the shortest to the longest length. */
function texts(letters: string, shortest: number, longest: number): readonly string[] {
  let level: readonly string[] = [''];
  const all: string[] = [];
  for (let length = 0; length <= longest; length += 1) {
    if (length >= shortest) all.push(...level);
    level = level.flatMap((text) => [...letters].map((letter) => text + letter));
  }
  return all;
}

test('what implication and exclusion say of two patterns holds for every short text', () => {
  const fields = texts('ab', 0, 6);
  const patterns = texts('ab*?', 1, 3).map((text) => {
    const regex = new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`);
    return { value: string(text), matched: new Set(fields.filter((field) => regex.test(field))) };
  });
  const wrong: string[] = [];
  let [implied, excluded] = [0, 0];
  for (const one of patterns) {
    for (const other of patterns) {
      if (implies(one.value, other.value)) {
        implied += 1;
        if (![...one.matched].every((field) => other.matched.has(field))) wrong.push('implication');
      }
      if (excludes(one.value, other.value)) {
        excluded += 1;
        if ([...one.matched].some((field) => other.matched.has(field))) wrong.push('exclusion');
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(implied).toBeGreaterThan(500);
  expect(excluded).toBeGreaterThan(500);
});

const number = (value: number | bigint): Value => ({ kind: 'number', value, text: String(value), span });

test.each<[string, Value, Value, boolean, boolean]>([
  ['the same letters', string('a', false), string('A', false), true, false],
  ['letters of one case into any', string('Ab'), string('*AB*', false), true, false],
  ['letters of any case into one', string('Ab', false), string('Ab'), false, false],
  ['letters of two cases', string('a'), string('A'), false, true],
  ['letters of two cases where one does not count', string('a'), string('A', false), true, false],
  ['equal numbers', number(1), number(1n), true, false],
  ['other numbers', number(1), number(2), false, true],
  ['a number and a text', number(1), string('2'), false, false],
  ['null and a text', { kind: 'null', span }, string('a'), false, false],
  ['nulls', { kind: 'null', span }, { kind: 'null', span }, true, false],
  ['booleans', { kind: 'boolean', value: true, span }, { kind: 'boolean', value: false, span }, false, true],
])('%s', (_name, one, other, isImplied, isExcluded) => {
  expect(implies(one, other)).toBe(isImplied);
  expect(excludes(one, other)).toBe(isExcluded);
});
