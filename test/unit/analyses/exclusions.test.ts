import { describe, expect, test } from 'vitest';
import { exclusionsOf, flatExclusions, type ExclusionGroup } from '../../../src/analyses/index.ts';
import { analysedDetection } from '../../support/analysed-rule.ts';

/** Lines of a detection, and its exclusions as `selections: entry and entry`. */
function grouped(...lines: readonly string[]): readonly string[] {
  return exclusionsOf(analysedDetection(...lines).tree).groups.map(worded);
}

function flat(...lines: readonly string[]): readonly string[] {
  return flatExclusions(analysedDetection(...lines).tree).map(({ field, test: kind, value, flags }) =>
    [field, kind, ...flags, value].join(' '),
  );
}

function worded({ entries, selections, purpose }: ExclusionGroup): string {
  const words = entries.map((entry) => {
    if (entry.kind === 'values') return `${entry.field} ${entry.test} {${entry.values.join()}}`;
    return entry.kind === 'unless' ? `unless (${entry.groups.map(worded).join(' or ')})` : entry.kind;
  });
  return `${selections.join()} [${purpose}]: ${words.join(' and ')}`;
}

const selection = 'selection: { Image: a.exe }';

describe('grouped exclusions', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'lists of one field and kind are merged',
      [
        'filter_main_a: { User: x }',
        'filter_main_b: { User: [y, z] }',
        'condition: selection and not 1 of filter_*',
      ],
      ['filter_main_a,filter_main_b [rule-logic]: User eq {x,y,z}'],
    ],
    [
      'but not across purposes',
      [
        'filter_main_a: { User: x }',
        'filter_optional_b: { User: y }',
        'condition: selection and not 1 of filter_*',
      ],
      ['filter_main_a [rule-logic]: User eq {x}', 'filter_optional_b [local-tuning]: User eq {y}'],
    ],
    [
      'tests of one filter hold together',
      [
        'filter_main_a: { User: [x, y], Image|endswith: [b, c] }',
        'condition: selection and not filter_main_a',
      ],
      ['filter_main_a [rule-logic]: User eq {x,y} and Image ends_with {b,c}'],
    ],
    [
      '`not all of` is one group',
      [
        'filter_a: { User: [x, y] }',
        'filter_b: { Image: c }',
        'condition: selection and not all of filter_*',
      ],
      ['filter_a,filter_b [rule-logic]: User eq {x,y} and Image eq {c}'],
    ],
    [
      '`contains|all` is one entry per value',
      ['filter_main_a: { CommandLine|contains|all: [x, y] }', 'condition: selection and not filter_main_a'],
      ['filter_main_a [rule-logic]: CommandLine match {x} and CommandLine match {y}'],
    ],
    [
      'alternatives inside a conjunction are distributed',
      [
        'filter_main_a:',
        '  - { User: x, Image: b }',
        '  - { Company: c }',
        'both: { Product: p }',
        'condition: selection and not (filter_main_a and both)',
      ],
      [
        'filter_main_a,both [negated-selection]: User eq {x} and Image eq {b} and Product eq {p}',
        'filter_main_a,both [negated-selection]: Company eq {c} and Product eq {p}',
      ],
    ],
    [
      'a double negation is an exception',
      ['filter_a: { User: x }', 'keep: { Image: b }', 'condition: selection and not (filter_a and not keep)'],
      ['filter_a,keep [negated-selection]: User eq {x} and unless (keep [negated-selection]: Image eq {b})'],
    ],
    [
      'spellings that match the same are one',
      ["filter_a: { Image|endswith: ['\\a.exe', '\\A.EXE'] }", 'condition: selection and not filter_a'],
      ['filter_a [rule-logic]: Image ends_with {\\a.exe}'],
    ],
    [
      'empty values and nothing beside others',
      [
        "filter_a: { User: ['', '-'] }",
        'filter_b: { User: null }',
        'condition: selection and not 1 of filter_*',
      ],
      ['filter_a [rule-logic]: User eq {,-}', 'filter_b [rule-logic]: User is_null {}'],
    ],
    [
      'several conjuncts, in the order of the condition',
      ['f: { User: x }', 'e: { User: y }', 'condition: not e and selection and not f'],
      ['e,f [negated-selection]: User eq {y,x}'],
    ],
  ])('%s', (_name, lines, expected) => {
    expect(grouped(selection, ...lines)).toEqual(expected);
  });

  test('too many combinations are not listed', () => {
    const parts = Array.from({ length: 7 }, (_, index) => `p${index}: [{ A: ${index} }, { B: ${index} }]`);
    const names = parts.map((_, index) => `p${index}`).join(' and ');
    expect(grouped(selection, ...parts, `condition: selection and not (${names})`)).toEqual([
      'p0,p1,p2,p3,p4,p5,p6 [negated-selection]: unfolded',
    ]);
  });
});

describe('what is no exclusion', () => {
  test.each<[string, readonly string[], object]>([
    [
      'nothing but null asks for a field',
      ['f: { CommandLine: null }', 'condition: selection and not f'],
      { groups: [], required: [['CommandLine']], conditional: [] },
    ],
    [
      'one of two fields',
      ['f: { CommandLine: null, User: null }', 'condition: selection and not f'],
      { required: [['CommandLine', 'User']] },
    ],
    [
      'each of two fields',
      [
        'f: { CommandLine: null }',
        'g: { User: null }',
        'condition: selection and not 1 of (f)'.replace('1 of (f)', '(f or g)'),
      ],
      { required: [['CommandLine'], ['User']] },
    ],
    [
      'a rule that only negates',
      ['f: { User: x }', 'condition: not f and not selection'],
      { isWholeRule: true },
    ],
  ])('%s', (_name, lines, expected) => {
    expect(exclusionsOf(analysedDetection(selection, ...lines).tree)).toMatchObject(expected);
  });

  test('what limits one alternative is told apart from what limits the rule', () => {
    const lines = [
      'f: { User: x }',
      'g: { User: y }',
      'o: { Image: o }',
      'condition: ((selection and not f) or o) and not g',
    ];
    const { groups, conditional } = exclusionsOf(analysedDetection(selection, ...lines).tree);
    expect(groups.map(worded)).toEqual(['g [negated-selection]: User eq {y}']);
    expect(conditional.map(({ branch, groups: own }) => [branch, own.map(worded)])).toEqual([
      [['selection'], ['f [negated-selection]: User eq {x}']],
    ]);
  });
});

describe('flat exclusions', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'compound before leaf, then by field, kind and value',
      ['f: [{ B|endswith: z }, { A: [b, a] }, { C: x, B: y }]', 'condition: selection and not f'],
      ['B eq y', 'C eq x', 'A eq a', 'A eq b', 'B ends_with z'],
    ],
    [
      'a value twice is one row',
      ['f: { A: x, B: y }', 'g: { A: x }', 'condition: selection and not (f or g)'],
      ['A eq x', 'B eq y'],
    ],
    [
      'by code point',
      ["f: { A: ['\\b', '\\W', 'F (x', 'F\\'] }", 'condition: selection and not f'],
      ['A eq F (x', 'A eq F\\', 'A eq \\W', 'A eq \\b'],
    ],
    [
      'with what changes matching',
      ['f: { A|windash|contains: " -f" }', 'condition: selection and not f'],
      ['A match windash  -f'],
    ],
    ['none below an `or`', ['f: { A: x }', 'condition: selection or not f'], []],
  ])('%s', (_name, lines, expected) => {
    expect(flat(selection, ...lines)).toEqual(expected);
  });
});
