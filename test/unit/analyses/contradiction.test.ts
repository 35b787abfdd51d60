import { expect, test } from 'vitest';
import { contradictionIn, leavesOf } from '../../../src/analyses/index.ts';
import { analysedDetection } from '../../support/analysed-rule.ts';

/** The values of the part of a detection that is excluded although it is required. */
function contradiction(...lines: readonly string[]): readonly string[] | undefined {
  const found = contradictionIn(analysedDetection(...lines).tree);
  return found && [...leavesOf(found)].map(({ leaf }) => leaf.value);
}

const selections = [
  'a: { Image|endswith: [x.exe, y.exe], User: u }',
  'b: { Image|contains: .exe }',
  'c: { User: [u, v] }',
];

test.each<[string, readonly string[] | undefined]>([
  ['a and not a', ['x.exe', 'y.exe', 'u']],
  ['a and not b', ['.exe']],
  ['c and not c', ['u', 'v']],
  ['a and not (b or c)', ['.exe']],
  ['b and (a and not c)', ['u']],
  ['(a and not a) or (b and not b)', ['x.exe', 'y.exe', 'u']],
  ['(a and not a) or b', undefined],
  ['b and not a', undefined],
  ['not a', undefined],
  ['c and not a', undefined],
])('%s', (condition, values) => {
  expect(contradiction(...selections, `condition: ${condition}`)).toEqual(values);
});
