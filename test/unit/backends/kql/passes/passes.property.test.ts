import { expect, test } from 'vitest';
import type { Query } from '../../../../../backends/kql/ast.ts';
import { alternate, alternateAll } from '../../../../../backends/kql/passes/alternate.ts';
import { flatten } from '../../../../../backends/kql/passes/flatten.ts';
import { mergeAlternatives } from '../../../../../backends/kql/passes/merge-alternatives.ts';
import { optimizeLength, optimizeSpeed } from '../../../../../backends/kql/passes/optimize.ts';
import { orderTests } from '../../../../../backends/kql/passes/order-tests.ts';
import { prefilterChains } from '../../../../../backends/kql/passes/prefilter-chains.ts';
import { prefilter } from '../../../../../backends/kql/passes/prefilter.ts';
import { removeDuplicates } from '../../../../../backends/kql/passes/remove-duplicates.ts';
import { removeImplied } from '../../../../../backends/kql/passes/remove-implied.ts';
import { assertSameRows, type Subject } from './equivalence.ts';
import { longLists, subject } from './subject.ts';

const passes: readonly (readonly [string, (query: Query) => Query])[] = [
  ['flatten', flatten],
  ['merge-alternatives', mergeAlternatives],
  ['remove-duplicates', removeDuplicates],
  ['remove-implied', removeImplied],
  ['order-tests', orderTests],
  ['prefilter', prefilter],
  ['prefilter-chains', prefilterChains],
  ['alternate, for lists of any length', alternateAll],
  ['optimize for speed', optimizeSpeed],
  ['optimize for length', optimizeLength],
];

test.each(passes)('%s returns the same rows', (_, pass) => {
  // Nested groups hide alternatives from one another, so flat queries give the other passes more to do.
  const given: Subject =
    pass === flatten ? subject : { ...subject, query: (predicate) => flatten(subject.query(predicate)) };
  const coverage = assertSameRows(pass, given, 500);
  expect(coverage.changed).toBeGreaterThan(40);
  expect(coverage.telling).toBeGreaterThan(20);
});

test.each<readonly [string, (query: Query) => Query]>([
  ['alternate', alternate],
  ['optimize for speed', optimizeSpeed],
  ['optimize for length', optimizeLength],
])('%s returns the same rows for long lists', (_, pass) => {
  const coverage = assertSameRows(pass, longLists, 40);
  expect(coverage.changed).toBeGreaterThan(30);
  expect(coverage.telling).toBeGreaterThan(10);
});
