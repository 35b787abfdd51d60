import { expect, test } from 'vitest';
import { regexOf } from '../../../backends/kql/evaluate/regex/regex.ts';
import type { RegexFlag } from '../../../src/ir/index.ts';
import { Machine } from '../../../src/comparison/text/machine.ts';
import { regexSyntax } from '../../../src/comparison/text/regex.ts';
import { UnreadableRegex } from '../../../src/comparison/text/regex-cursor.ts';
import { shortestText } from '../../../src/comparison/text/shortest.ts';
import { Work } from '../../../src/comparison/work.ts';
import { Random } from '../../support/sigma/random.ts';

/** Regular expressions as rules are lowered to, with every construct of the dialect. */
const expressions: readonly (readonly [source: string, flags?: RegexFlag])[] = [
  ['abc'],
  ['abc', 'i'],
  ['^abc$'],
  ['^abc$', 'm'],
  ['a.c'],
  ['a.c', 's'],
  ['a|bc|'],
  ['(?:^|x)a(?:$|x)'],
  ['(?:ab)*c'],
  ['a+?b*?c??'],
  ['a{2}'],
  ['a{2,}b'],
  ['^a{1,3}$'],
  ['^(?:a{2}){2,3}$'],
  ['[abc]x'],
  ['[^abc]x'],
  ['[^a-c]', 'i'],
  ['[a-cx-z]+$'],
  ['[\\[\\]\\^\\-]'],
  ['[[:alpha:]_]\\.[[:^alpha:]]'],
  ['\\d\\D\\w\\W'],
  ['\\s+\\S'],
  ['[\\d\\s]b'],
  ['\\bab\\b'],
  ['\\Bb\\B'],
  ['\\Aab'],
  ['ab\\z'],
  ['ab(?:\\n?\\z)'],
  ['\\t|\\n|\\x{41}'],
  ['(?i)ab(?-i)c'],
  ['a(?i:bc)x'],
  ['a(?i)b|c'],
  ['(?s-i:a.b)', 'i'],
  ['\\p{Lu}\\P{Lu}'],
  ['\\\\|\\.|\\*'],
  ['(?:a|b)*a(?:a|b)$'],
  ['^$'],
  ['(?m)^b$'],
  ['x*'],
];

const alphabet = [...'aabbccxyzABC1_ .\\^-[]*\n\t'];

test.each(expressions.map(([source, flag]) => ({ source, flag })))(
  '$source $flag is found where the query finds it',
  ({ source, flag }) => {
    const work = new Work(1e8);
    const machine = new Machine(regexSyntax(source, flag === undefined ? [] : [flag]), work);
    const regex = regexOf((flag === undefined ? '' : `(?${flag})`) + source);
    const example = shortestText([{ machine, expected: true }], work) ?? '';
    const random = new Random(source);
    const letters = (most: number): string =>
      Array.from({ length: random.below(most) }, () => random.pick(alphabet)).join('');
    let found = 0;
    for (let count = 0; count < 400; count += 1) {
      const text = count % 2 === 0 ? letters(7) : letters(3) + example + letters(3);
      const expected = regex.test(text);
      expect({ text, isFound: machine.matches(text) }).toEqual({ text, isFound: expected });
      if (expected) found += 1;
    }
    expect(found).toBeGreaterThan(0);
  },
);

test.each([
  ['a(?=b)', 'a group of an unknown kind'],
  ['[a-z&&[^b]]', 'a set operation in a class'],
  ['[a', 'a class that is never closed'],
  ['(a', 'a group that is never closed'],
  ['a)', 'a parenthesis that closes nothing'],
  ['*a', 'a repetition of nothing'],
  ['\\Q', 'the escape \\Q'],
  ['\\b{start}a', 'the escape \\b'],
  ['[z-a]', 'a range of a class'],
  ['\\p{Nonsense}', 'the property Nonsense'],
  ['[[:nonsense:]]', 'the class [:nonsense:]'],
  [`${'('.repeat(300)}a${')'.repeat(300)}`, 'groups that are nested too deeply'],
])('%s is not read: %s', (source, message) => {
  expect(() => regexSyntax(source, [])).toThrow(new UnreadableRegex(message));
});
