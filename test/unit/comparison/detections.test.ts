import { describe, expect, test } from 'vitest';
import type { Relation } from '../../../src/comparison/index.ts';
import { Comparing, processRule } from '../../support/comparing.ts';

const comparing = await Comparing.on('xdr');

/** Detections as they were and as they are, and what the query finds now compared with what it found. */
const cases: readonly (readonly [before: string, after: string, relation: Relation])[] = [
  // Spelling
  [`s: { Image: a }\ncondition: s`, `other: { Image: a }\ncondition: other`, 'equal'],
  [`s: { Image: [a, b] }\ncondition: s`, `s: { Image: [b, a, A] }\ncondition: s`, 'equal'],
  [
    `a: { Image: x }\nb: { CommandLine: y }\ncondition: a and b`,
    `a: { Image: x }\nb: { CommandLine: y }\ncondition: b and a`,
    'equal',
  ],
  [
    `a: { Image: x }\nb: { CommandLine: y }\ncondition: not (a or b)`,
    `a: { Image: x }\nb: { CommandLine: y }\ncondition: not b and not a`,
    'equal',
  ],
  [`s: { CommandLine: '*foo*' }\ncondition: s`, `s: { CommandLine|contains: foo }\ncondition: s`, 'equal'],
  [
    `s: { CommandLine|contains: foo }\ncondition: s`,
    `s: { CommandLine|re: '(?i)foo' }\ncondition: s`,
    'equal',
  ],
  [
    `s: { CommandLine|contains: [foo, foobar] }\ncondition: s`,
    `s: { CommandLine|contains: foo }\ncondition: s`,
    'equal',
  ],
  [
    `s: { CommandLine|re: '^(a|b)+$' }\ncondition: s`,
    `s: { CommandLine|re: '^[ab][ab]*$' }\ncondition: s`,
    'equal',
  ],
  [`s: { CommandLine: null }\ncondition: s`, `s: { CommandLine: '' }\ncondition: s`, 'equal'],
  [`s: { CommandLine|exists: true }\ncondition: s`, `s: { CommandLine: '*' }\ncondition: s`, 'equal'],
  [
    `a: { Image: x }\nb: { CommandLine: y }\ncondition: a or (a and b)`,
    `a: { Image: x }\ncondition: a`,
    'equal',
  ],
  // Values
  [`s: { Image: [a, b] }\ncondition: s`, `s: { Image: [a, b, c] }\ncondition: s`, 'wider'],
  [`s: { Image: [a, b] }\ncondition: s`, `s: { Image: b }\ncondition: s`, 'narrower'],
  [`s: { Image: [a, b] }\ncondition: s`, `s: { Image: [b, c] }\ncondition: s`, 'different'],
  [
    `s: { CommandLine|contains|all: [a, b] }\ncondition: s`,
    `s: { CommandLine|contains|all: [a, b, c] }\ncondition: s`,
    'narrower',
  ],
  [
    `s: { CommandLine|contains|all: [foo, bar] }\ncondition: s`,
    `s: { CommandLine|contains: [foo, bar] }\ncondition: s`,
    'wider',
  ],
  // Modifiers
  [`s: { CommandLine: foo }\ncondition: s`, `s: { CommandLine|contains: foo }\ncondition: s`, 'wider'],
  [
    `s: { CommandLine|contains: foo }\ncondition: s`,
    `s: { CommandLine|startswith: foo }\ncondition: s`,
    'narrower',
  ],
  [
    `s: { CommandLine|startswith: foo }\ncondition: s`,
    `s: { CommandLine|endswith: foo }\ncondition: s`,
    'different',
  ],
  [
    `s: { CommandLine|contains: foo }\ncondition: s`,
    `s: { CommandLine|contains|cased: foo }\ncondition: s`,
    'narrower',
  ],
  [`s: { CommandLine: 'a*b*c' }\ncondition: s`, `s: { CommandLine: 'a*c' }\ncondition: s`, 'wider'],
  [`s: { CommandLine: 'a?c' }\ncondition: s`, `s: { CommandLine: 'a*c' }\ncondition: s`, 'wider'],
  [`s: { CommandLine|re: '\\bfoo\\b' }\ncondition: s`, `s: { CommandLine|re: foo }\ncondition: s`, 'wider'],
  [
    `s: { CommandLine|re: 'foo$' }\ncondition: s`,
    `s: { CommandLine|endswith|cased: foo }\ncondition: s`,
    'equal',
  ],
  [
    `s: { CommandLine|re: '^.{3,5}$' }\ncondition: s`,
    `s: { CommandLine|re: '^.{4}$' }\ncondition: s`,
    'narrower',
  ],
  // Numbers and addresses
  [`s: { ProcessId|gt: 4 }\ncondition: s`, `s: { ProcessId|gte: 5 }\ncondition: s`, 'equal'],
  [`s: { ProcessId|gt: 4 }\ncondition: s`, `s: { ProcessId|gt: 5 }\ncondition: s`, 'narrower'],
  [`s: { ProcessId: [4, 5] }\ncondition: s`, `s: { ProcessId|lt: 9 }\ncondition: s`, 'wider'],
  // Conditions
  [
    `a: { Image: x }\nb: { CommandLine: y }\ncondition: a or b`,
    `a: { Image: x }\nb: { CommandLine: y }\ncondition: a and b`,
    'narrower',
  ],
  [
    `a: { Image: x }\nf: { CommandLine: y }\ncondition: a`,
    `a: { Image: x }\nf: { CommandLine: y }\ncondition: a and not f`,
    'narrower',
  ],
  [`a: { Image: x }\ncondition: a`, `a: { Image: x }\ncondition: not a`, 'different'],
  [
    `a: { Image|endswith: '\\a.exe' }\nf: { Image: 'C:\\b.exe' }\ncondition: a and not f`,
    `a: { Image|endswith: '\\a.exe' }\ncondition: a`,
    'equal',
  ],
  [
    `a: { Image|endswith: '\\a.exe' }\nf: { CommandLine: null }\ncondition: a and not f`,
    `a: { Image|endswith: '\\a.exe' }\nf: { CommandLine: [null, ''] }\ncondition: a and not f`,
    'equal',
  ],
];

describe('a change of a detection', () => {
  test.each(cases)('%j → %j is %s', (before, after, relation) => {
    const comparison = comparing.texts(processRule(before), processRule(after));
    expect(comparison).toMatchObject({ relation });
    expect(comparison.unwitnessed).toBeUndefined();
    expect(comparison.witnesses.map(({ foundBy }) => foundBy)).toEqual(finders[relation]);
  });
});

const finders: Readonly<Record<Relation, readonly string[]>> = {
  equal: [],
  narrower: ['before'],
  wider: ['after'],
  different: ['before', 'after'],
  unknown: [],
};
