import { describe, expect, test } from 'vitest';
import {
  CorpusIndex,
  implies,
  indicatorsOf,
  neighboursOf,
  type CorpusRule,
} from '../../../src/analyses/index.ts';
import { analysedDetection } from '../../support/analysed-rule.ts';

/** `a: …` lines and a condition behind `|`. */
function rule(title: string, detection: string, more: Partial<CorpusRule> = {}): CorpusRule {
  const [identifiers = '', condition = 'a'] = detection.split(' | ');
  const { tree, logsource } = analysedDetection(...identifiers.split('; '), `condition: ${condition}`);
  return { title, path: `${title}.yml`, logsource, tree, ...more };
}

describe('implication', () => {
  test.each<[string, string, boolean, boolean]>([
    ['a: { A: xyz }', 'a: { A|contains: Y }', true, false],
    ['a: { A|endswith: \\b\\c.exe }', 'a: { A|endswith: \\c.exe }', true, false],
    ['a: { A|startswith: abc }', 'a: { A|startswith: ab }', true, false],
    ['a: { A|startswith: abc }', 'a: { A|endswith: c }', false, false],
    ['a: { A: x, B: y }', 'a: { A: x }', true, false],
    ['a: { A: x }', 'a: { A: [x, y] }', true, false],
    ['a: { A: x }; f: { B: [y, z] } | a and not f', 'a: { A: x }; f: { B: y } | a and not f', true, false],
    ['a: { A: x }; f: { B: y, C: z } | a and not f', 'a: { A: x }; f: { B: y } | a and not f', false, true],
    ['a: { A: x }', 'a: { B: x }', false, false],
    ["a: { A: 'x' }", "a: { A: '' }", false, false],
    ["a: { A|contains: 'a*b' }", 'a: { A|contains: a }', false, false],
    ['a: { A|cased: xyz }', 'a: { A|contains: y }', false, false],
    ['a: { A: x }; b: { B: y } | a and b', 'a: { A: x }; b: { B: y } | b and a', true, true],
    ['a: { A|re: x+ }', 'a: { A|re: x+ }', true, true],
    ['a: { A|re: x+ }', 'a: { A|re: x* }', false, false],
  ])('%s → %s', (one, other, forth, back) => {
    const [first, second] = [rule('one', one), rule('other', other)];
    expect([implies(first.tree, second.tree), implies(second.tree, first.tree)]).toEqual([forth, back]);
  });
});

describe('corpus', () => {
  const own = rule('own', 'a: { Image|endswith: \\x.exe, CommandLine|contains: [one, two] }', { id: 'A' });
  const corpus = new CorpusIndex([
    { ...own, id: 'a' },
    rule('narrow', 'a: { Image|endswith: \\x.exe, CommandLine|contains: one }'),
    rule('wide', 'a: { Image|endswith: \\x.exe }'),
    rule('alike', 'a: { Image|endswith: \\X.EXE, CommandLine|contains: [two, three] }'),
    rule('excluding', 'a: { User: u }; f: { Image|endswith: \\x.exe } | a and not f'),
    rule('elsewhere', 'a: { Image|endswith: \\x.exe }', {
      logsource: { ...own.logsource, category: 'image_load' },
    }),
    rule('old', 'a: { Image|endswith: \\x.exe }', { status: 'deprecated' }),
    rule('again', 'a: { Image|endswith: \\x.exe }', { id: 'A' }),
  ]);

  test('deprecated rules and repeated ids do not count', () => {
    expect(corpus.rules.map(({ title }) => title)).toEqual([
      'own',
      'narrow',
      'wide',
      'alike',
      'excluding',
      'elsewhere',
    ]);
  });

  test('counts leave the rule itself out, tell exclusions apart, and ignore case', () => {
    const counts = indicatorsOf(own.tree, own, corpus).flatMap(({ values }) =>
      values.map(({ value, counts: found }) => [value, found?.others, found?.excluding, found?.total]),
    );
    expect(counts).toEqual([
      ['one', 1, 0, 2],
      ['two', 1, 0, 2],
      ['\\x.exe', 4, 1, 6],
    ]);
  });

  test('neighbours are of the same log source, each in one list', () => {
    const { stricter, broader, similar } = neighboursOf(own, corpus);
    expect(stricter.map(({ title }) => title)).toEqual(['narrow']);
    expect(broader.map(({ title }) => title)).toEqual(['wide']);
    // Shared: one of two values of weight 1/2 and the image of weight 1/6; alone: 1/2 and 1.
    expect(similar.map(({ title, similarity }) => [title, similarity.toFixed(3)])).toEqual([
      ['alike', ((1 / 2 + 1 / 6) / (1 / 2 + 1 / 6 + 1 / 2 + 1)).toFixed(3)],
    ]);
  });
});
