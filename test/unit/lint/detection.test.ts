import { describe, expect, test } from 'vitest';
import type { DiagnosticCode } from '../../../src/diagnostics/index.ts';
import { findings, helps, ruleWithTests } from '../../support/linting.ts';

type Tests = readonly string[];

/** Each: tests of one selection that are wrong, and that are right. */
const table: readonly (readonly [DiagnosticCode, readonly Tests[], readonly Tests[]])[] = [
  [
    'modifier-all-single',
    [['Image|contains|all: a'], ['Image|all|contains: [a]'], ["'|all': [a]"]],
    [['Image|contains|all: [a, b]'], ['Image|contains: a']],
  ],
  [
    'wildcard-modifier',
    [["Image: '*a*'"], ["Image: 'a*'"], ["Image: ['*a', '*b']"], ["Image|all: ['*a*', '*b*']"]],
    [
      ["Image: '*'"],
      ["Image: ['*a', 'b*']"],
      ["Image: ['*a', 'b']"],
      ["Image: '*a*b'"],
      ["Image: 'a?'"],
      ["Image: '\\*a'"],
      ["Image: 'a*b'"],
      ["Image|contains: 'a*'"],
      ["Image|re: 'a*'"],
      ["'|all': ['*a*', '*b*']"],
      ['Image: 5'],
    ],
  ],
  [
    'wildcard-redundant',
    [
      ["Image|contains: '*a'"],
      ["Image|endswith: 'a*'"],
      ["Image|startswith|cased: 'a*'"],
      ["Image|contains: '*'"],
    ],
    [
      ["Image|contains: 'a*b'"],
      ["Image|contains: 'a\\*'"],
      ["Image|contains|expand: '*%a%'"],
      ["Image: '*a'"],
      ["Image|endswith: 'a?'"],
    ],
  ],
  [
    'regex-plain',
    [["Image|re: 'abc'"], ["Image|re: '^a\\.b$'"], ["Image|re|i: 'a b'"], ["Image|re: 'a\\\\'"]],
    [
      ["Image|re: 'a.b'"],
      ["Image|re: '\\d'"],
      ["Image|re: 'a|b'"],
      ["Image|re: '^$'"],
      ["Image|re|m: '^a'"],
      ["Image|re: 'a{2}'"],
    ],
  ],
  [
    'value-control-character',
    [['Image: "C:\\temp"'], ['Image: [a, "b\\n"]']],
    [["Image: 'C:\\temp'"], ['Image: "C:\\\\temp"'], ['Image: |', '  two', '  lines']],
  ],
  [
    'value-duplicate',
    [['Image: [a, A]'], ['Image|contains: [a, b, a]'], ['EventID: [1, 1]'], ["'|all': [a, a]"]],
    [['Image|cased: [a, A]'], ['Image: [a, b]'], ['EventID: [1, 2]'], ["Image|re: ['a.', 'A.']"]],
  ],
  [
    'value-implied',
    [
      ['Image|contains: [ab, a]'],
      ['Image|endswith: [b, ab]'],
      ["Image: ['a*', 'ab']"],
      ["Image: ['a?', 'ab']"],
      ['Image|contains|all: [ab, a]'],
      ["Image|contains: ['a*c', 'abc']"],
    ],
    [
      ['Image|endswith: [ab, ac]'],
      ['Image|startswith: [ab, b]'],
      ["Image: ['a?', 'a*b']"],
      ["Image|contains|cased: ['Ab', 'a']"],
      ['Image|contains|expand: ["%a%", "%b%"]'],
      ["Image: ['a\\*', 'ab']"],
      ["Image|contains|windash: [' -a', ' -b']"],
    ],
  ],
  [
    'test-contradictory',
    [
      ['Image|startswith: a', "Image|endswith: 'x'", 'Image: b'],
      ['EventID: 1', "EventID|contains: '2'", 'EventID|neq: 1'],
      ['Image|endswith|all: [a, b]'],
    ],
    [
      ['Image|startswith: a', 'Image|endswith: b'],
      ['Image|contains|all: [a, b]'],
      ['Image|endswith: [a, b]', 'Image|contains: c'],
      ["Image: 'a*'", 'Image|endswith: b'],
      ['Image: a', 'Other: b'],
      ['Image|startswith: a', 'Image|startswith: ab'],
    ],
  ],
];

describe.each(table)('%s', (code, wrong, right) => {
  test.each(wrong.map((tests) => ({ tests })))('wrong: $tests', ({ tests }) => {
    expect(findings(code, ruleWithTests(tests)).length).toBeGreaterThanOrEqual(1);
  });
  test.each(right.map((tests) => ({ tests })))('right: $tests', ({ tests }) => {
    expect(findings(code, ruleWithTests(tests))).toEqual([]);
  });
});

/** Selections whose names the condition joins; the first line of the rule's detection is line 12. */
function ruleWithCondition(condition: string, ...selections: readonly string[]): string {
  const lines = selections.map((test, index) => `  s${index + 1}:\n    ${test}\n`).join('');
  return ruleWithTests(['Other: x']).replace(
    / {2}selection:\n.*\n.*\n/,
    () => `${lines}  condition: ${condition}\n`,
  );
}

test.each<[string, string, readonly string[], number]>([
  ['two selections that are required', 's1 and s2', ['Image: a', 'Image: b'], 1],
  ['alternatives', 's1 or s2', ['Image: a', 'Image: b'], 0],
  ['a pattern of required ones', 'all of s*', ['Image: a', 'Image|startswith: b'], 1],
  ['an exclusion of more than is required', 's1 and not s2', ['Image: ab', 'Image|startswith: a'], 1],
  ['an exclusion of a part', 's1 and not s2', ['Image|startswith: a', 'Image: ab'], 0],
  ['one of several exclusions', 's1 and not 1 of s2*', ['Image: ab', 'Image|startswith: a'], 1],
  ['an exclusion with a second test', 's1 and not s2', ['Image: a', '{ Image: a, Other: b }'], 0],
  ['an exclusion of required alternatives', 's1 and not s2', ['Image: [ab, b]', 'Image|startswith: a'], 0],
  ['inside an alternative', 's3 or (s1 and s2)', ['Image: a', 'Image: b', 'Other: c'], 1],
  ['the same selection twice, which another code reports', 's1 and not s1', ['Image: a'], 0],
])('contradictory tests in %s', (_name, condition, selections, count) => {
  expect(findings('test-contradictory', ruleWithCondition(condition, ...selections))).toHaveLength(count);
});

test.each([
  ['1 of s1', 1],
  ['not (all of s1)', 1],
  ['1 of s*', 0],
  ['1 of them', 0],
])('a quantifier over one search identifier: %s', (condition, count) => {
  expect(findings('quantifier-single', ruleWithCondition(condition, 'Image: a'))).toHaveLength(count);
});

test.each<[DiagnosticCode, string, string]>([
  ['wildcard-modifier', "Image|cased: '*a.exe'", 'Write `Image|endswith|cased` with `a.exe`.'],
  [
    'wildcard-modifier',
    "Image: ['*a*', '*b*']",
    'Write `Image|contains` with `a`, and the like for the other values.',
  ],
  ['regex-plain', "Image|re: '^C:\\\\a\\*$'", 'Write `Image|cased` with `C:\\\\a\\*`.'],
  ['regex-plain', "Image|re|i: 'b$'", 'Write `Image|endswith` with `b`.'],
])('%s says what to write instead of %s', (code, line, help) => {
  expect(helps(code, ruleWithTests([line]))).toEqual([help]);
});

test('a rule with more pairs of tests than can be compared is checked as far as the bounds go', () => {
  const values = Array.from({ length: 40_000 }, (_, index) => `x${index}`).join(', ');
  const started = performance.now();
  const found = findings(
    'test-contradictory',
    ruleWithCondition('s1 and s2', `Image: [a]\n    Other|contains|all: [${values}]`, 'Image: b'),
  );
  expect(found).toHaveLength(1);
  // All pairs would be half a minute.
  expect(performance.now() - started).toBeLessThan(15_000);
});

test('a long list is summed up', () => {
  const values = Array.from({ length: 15 }, (_, index) => `a${index}`).join(', ');
  expect(findings('value-implied', ruleWithTests([`Image|contains: [a, ${values}]`]))).toHaveLength(10);
});

test('findings say where they are', () => {
  expect(findings('value-implied', ruleWithTests(['Image|contains:', '  - ab', '  - a']))).toEqual([
    'value-implied 14:9',
  ]);
});
