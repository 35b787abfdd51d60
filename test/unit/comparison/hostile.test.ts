import { expect, test } from 'vitest';
import { compare } from '../../../src/comparison/index.ts';
import { Comparing, processRule } from '../../support/comparing.ts';

const comparing = await Comparing.on('xdr');

const letters = (index: number): string => index.toString(36);
const list = (count: number, value: (index: number) => string): string =>
  `[${Array.from({ length: count }, (_, index) => JSON.stringify(value(index))).join(', ')}]`;
const selection = (key: string, values: string): string => `s: { ${key}: ${values} }\ncondition: s`;
const nested = (depth: number, inner: string): string => `${'('.repeat(depth)}${inner}${')'.repeat(depth)}`;

/** Rules that would keep a careless comparison busy for ever, or fill its memory. */
const hostile: readonly (readonly [what: string, before: string, after: string])[] = [
  [
    'repetitions of repetitions',
    selection('CommandLine|re', `'((a{1,10}){1,10}){1,10}b'`),
    selection('CommandLine|re', `'((a{1,10}){1,10}){1,9}c'`),
  ],
  [
    'a choice far from the end',
    selection('CommandLine|re', `'(a|b)*a(a|b){25}$'`),
    selection('CommandLine|re', `'(a|b)*b(a|b){25}$'`),
  ],
  [
    'what is not far from the end',
    `s: { CommandLine|re: '^(a|b)*a(a|b){30}$' }\nf: { CommandLine|re: '^(a|b)*b(a|b){31}$' }\ncondition: s and not f`,
    `s: { CommandLine|re: '^(a|b)*a(b|a){30}$' }\nf: { CommandLine|re: '^(b|a)*b(a|b){31}$' }\ncondition: s and not f`,
  ],
  [
    'a thousand patterns',
    selection(
      'CommandLine',
      list(1000, (index) => `*${letters(index)}*${letters(index * 7)}*?z`),
    ),
    selection(
      'CommandLine',
      list(1000, (index) => `*${letters(index + 1)}*${letters(index * 5)}*?z`),
    ),
  ],
  [
    'a thousand patterns that must all match',
    selection(
      'CommandLine|contains|all',
      list(1000, (index) => `${letters(index)}*${letters(index * 7)}`),
    ),
    selection(
      'CommandLine|contains|all',
      list(999, (index) => `${letters(index)}*${letters(index * 7)}`),
    ),
  ],
  [
    'negated patterns of which each leaves little',
    `a: { CommandLine|contains: ${list(36, letters)} }\nb: { CommandLine|re: '^[0-9a-z]{1,40}$' }\ncondition: b and a`,
    `a: { CommandLine|re: '[0-9a-z]' }\nb: { CommandLine|re: '^[0-9a-z]{1,40}$' }\ncondition: b`,
  ],
  [
    'deep nesting',
    `a: { Image: x }\nb: { CommandLine: y }\ncondition: ${nested(40, 'a or not b')}`,
    `a: { Image: x }\nb: { CommandLine: y }\ncondition: ${nested(40, 'not b')}`,
  ],
  [
    'regular expressions that are too long',
    selection('CommandLine|re', 'a'.repeat(130_000)),
    selection('CommandLine|re', 'b'.repeat(130_000)),
  ],
  [
    'patterns with too many parts',
    selection('CommandLine', `'${'*a'.repeat(60_000)}*'`),
    selection('CommandLine', `'${'*b'.repeat(60_000)}*'`),
  ],
];

const outcomes = new Set<string>();

test.each(hostile)(
  '%s: decided or given up, within bounds',
  (_, before, after) => {
    const [old, young] = [comparing.convert(processRule(before)), comparing.convert(processRule(after))];
    if (old === undefined || young === undefined) throw new Error('a rule of the test has no query');
    const started = process.memoryUsage().heapUsed;
    const { relation, reason } = compare(old, young);
    outcomes.add(relation);
    expect(reason === undefined).toBe(relation !== 'unknown');
    expect((process.memoryUsage().heapUsed - started) / 2 ** 20).toBeLessThan(1000);
  },
  60_000,
);

test('something is given up', () => {
  expect(outcomes).toContain('unknown');
});

test('one value more among hundreds is decided at once', () => {
  const rule = (count: number): string =>
    selection(
      'CommandLine|contains',
      list(count, (index) => `value ${index} of them`),
    );
  const [before, after] = [
    comparing.convert(processRule(rule(900))),
    comparing.convert(processRule(rule(901))),
  ];
  if (before === undefined || after === undefined) throw new Error('a rule of the test has no query');
  expect(compare(before, after).relation).toBe('wider');
});
