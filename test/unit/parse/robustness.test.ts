import { describe, expect, test } from 'vitest';
import { maximumSourceLength } from '../../../src/parse/index.ts';
import { parseText, ruleWithCondition, ruleWithDetection } from '../../support/parsing.ts';

/** Each case takes about a second; a busy machine may take longer, in milliseconds. */
const patience = 30_000;

const times = (count: number, line: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => line(index));

const bomb = times(
  9,
  (level) =>
    `a${level}: &a${level} [${Array(9)
      .fill(level === 0 ? 'x' : `*a${level - 1}`)
      .join()}]`,
);

describe('what is large but sound is read', () => {
  test.each<[name: string, text: string]>([
    [
      '100,000 values',
      ruleWithDetection('selection:', '  f:', ...times(100_000, (index) => `    - v${index}`)),
    ],
    ['100,000 fields', ruleWithDetection('selection:', ...times(100_000, (index) => `  f${index}: v`))],
    [
      '100,000 search identifiers',
      ruleWithDetection(...times(100_000, (index) => `s${index}: v`), 'selection: v'),
    ],
    ['a line of 1 MB', ruleWithDetection('selection:', `  f: ${'x'.repeat(1_000_000)}`)],
    ['10,000 parentheses', ruleWithCondition('('.repeat(10_000) + 'selection' + ')'.repeat(10_000))],
    [
      '10,000 parentheses around operators',
      ruleWithCondition(`${'('.repeat(10_000)}a${' or b)'.repeat(10_000)}`),
    ],
    ['10,000 operators', ruleWithCondition(`a${' and b'.repeat(10_000)}`)],
  ])(
    '%s',
    (_, text) => {
      const { documents, findings } = parseText(text);
      expect(documents).toHaveLength(1);
      expect(findings).toEqual([]);
    },
    patience,
  );
});

test(
  'a finding for each of 120,000 fields',
  () => {
    const text = ruleWithDetection(
      ['selection:', times(120_000, (index) => `    f${index}: 0x1`).join('\n')].join('\n'),
    );
    const { documents, findings } = parseText(text);
    expect(documents).toHaveLength(1);
    expect(findings).toHaveLength(120_000);
  },
  patience,
);

describe('what is too much is refused with one finding', () => {
  test.each<[name: string, text: string, code: string]>([
    ['a source of 50 MB', 'x'.repeat(50_000_000), 'input-too-large'],
    ['a source over the limit by one', 'x'.repeat(maximumSourceLength + 1), 'input-too-large'],
    ['10 MB of short lines', '- v\n'.repeat(2_500_000), 'input-too-large'],
    ['10,000 brackets', '['.repeat(10_000), 'yaml-too-deep'],
    ['10,000 braces', 'a: ' + '{a: '.repeat(10_000), 'yaml-too-deep'],
    ['10,000 dashes', '- '.repeat(10_000), 'yaml-too-deep'],
    ['1,000 maps in maps', times(1_000, (level) => `${' '.repeat(level)}a:`).join('\n'), 'yaml-too-deep'],
    ['an alias bomb', bomb.join('\n'), 'yaml-alias-limit'],
    ['10,000 negations', ruleWithCondition('not '.repeat(10_000) + 'a'), 'condition-too-deep'],
    [
      'alternating operators',
      ruleWithCondition(`${'a or (b and ('.repeat(5_000)}c${'))'.repeat(5_000)}`),
      'condition-too-deep',
    ],
    ['a condition of 1 MB', ruleWithCondition('x'.repeat(1_000_000)), 'condition-too-long'],
    ['a quote that is never closed', `a: "${'x\n'.repeat(500_000)}`, 'yaml-syntax'],
    ['a million commas', `[${','.repeat(1_000_000)}]`, 'input-too-large'],
    ['half a million commas', `[${','.repeat(500_000)}]`, 'yaml-syntax'],
    ['100,000 equal keys', `{${'a: b, '.repeat(100_000)}}`, 'yaml-duplicate-key'],
    ['an endless tag', `a: ${'!'.repeat(1_000_000)}`, 'yaml-tag'],
    [
      'an endless aggregation',
      ruleWithCondition(`a | count(${' '.repeat(40_000)}${'x'.repeat(40_000)}`),
      'condition-aggregation',
    ],
  ])(
    '%s',
    (_, text, code) => {
      const { documents, findings } = parseText(text);
      expect(documents).toEqual([]);
      expect(findings.map((finding) => finding.split(' ')[0])).toEqual([code]);
    },
    patience,
  );
});
