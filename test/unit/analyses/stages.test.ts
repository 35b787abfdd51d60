import { expect, test } from 'vitest';
import { stagesOf, type Stage } from '../../../src/analyses/index.ts';
import { analysedDetection } from '../../support/analysed-rule.ts';

const identifiers = ['sel_a: { A: 1 }', 'sel_b: { B: 2 }', 'filter_c: { C: 3 }', 'filter_d: { D: 4 }'];

/** `label [names]`, or `label: any (part | part)`. */
function worded({ label, combine, sources, parts }: Stage): string {
  if (parts.length > 0) return `${label}: ${combine} (${parts.map(worded).join(' | ')})`;
  return `${label} [${sources.map(({ name }) => name).join()}]`;
}

test.each<[string, readonly string[], readonly string[]]>([
  ['sel_a', ['sel_a [sel_a]'], ['sel_b', 'filter_c', 'filter_d']],
  ['sel_a and not 1 of filter_*', ['sel_a [sel_a]', 'not 1 of filter_* [filter_c,filter_d]'], ['sel_b']],
  ['not all of filter_* and sel_a', ['not all of filter_* [filter_c,filter_d]', 'sel_a [sel_a]'], ['sel_b']],
  [
    'all of sel_*',
    ['sel_a (all of sel_*) [sel_a]', 'sel_b (all of sel_*) [sel_b]'],
    ['filter_c', 'filter_d'],
  ],
  ['1 of sel_*', ['1 of sel_* [sel_a,sel_b]'], ['filter_c', 'filter_d']],
  [
    'sel_a and (sel_b or all of filter_*)',
    [
      'sel_a [sel_a]',
      '(sel_b or all of filter_*): any (sel_b [sel_b] | all of filter_* [filter_c,filter_d])',
    ],
    [],
  ],
  [
    'sel_a or (sel_b and not filter_c)',
    [
      'sel_a or (sel_b and not filter_c): any (sel_a [sel_a] | (sel_b and not filter_c): all (sel_b [sel_b] | not filter_c [filter_c]))',
    ],
    ['filter_d'],
  ],
  [
    'sel_a and not (filter_c or filter_d)',
    ['sel_a [sel_a]', 'not (filter_c or filter_d) [filter_c,filter_d]'],
    ['sel_b'],
  ],
])('%s', (condition, expected, unused) => {
  const {
    stages,
    unused: rest,
    conditions,
  } = stagesOf(analysedDetection(...identifiers, `condition: ${condition}`).document);
  expect(conditions).toEqual([condition]);
  expect(stages.map(worded)).toEqual(expected);
  expect(rest.map(({ name }) => name)).toEqual(unused);
});

test('a list of conditions is one stage with alternatives', () => {
  const { stages } = stagesOf(
    analysedDetection(...identifiers, 'condition: [sel_a, sel_b and filter_c]').document,
  );
  expect(stages.map(worded)).toEqual([
    'any condition: any (sel_a [sel_a] | sel_b and filter_c: all (sel_b [sel_b] | filter_c [filter_c]))',
  ]);
});

test('the text of an identifier keeps comments and quotes, and loses its indentation', () => {
  const { document } = analysedDetection(
    'sel_a:',
    "    A|contains: 'x' # why",
    '    # inside',
    '    B: y',
    '',
    '# about the filter',
    'filter_c:',
    '    - C: 3',
    '# about the condition',
    'condition: sel_a and not filter_c',
  );
  expect(stagesOf(document).stages.flatMap(({ sources }) => sources.map(({ text }) => text))).toEqual([
    "sel_a:\n    A|contains: 'x' # why\n    # inside\n    B: y",
    '# about the filter\nfilter_c:\n    - C: 3',
  ]);
});
