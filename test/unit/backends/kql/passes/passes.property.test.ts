import { expect, test } from 'vitest';
import type { Query } from '../../../../../backends/kql/ast.ts';
import { alternate, alternateAll } from '../../../../../backends/kql/passes/alternate.ts';
import { flatten } from '../../../../../backends/kql/passes/flatten.ts';
import { mergeAlternatives } from '../../../../../backends/kql/passes/merge-alternatives.ts';
import { optimizeLength, optimizeSpeed } from '../../../../../backends/kql/passes/optimize.ts';
import { orderTests } from '../../../../../backends/kql/passes/order-tests.ts';
import { prefilterChains } from '../../../../../backends/kql/passes/prefilter-chains.ts';
import { prefilterXml } from '../../../../../backends/kql/passes/prefilter-xml.ts';
import { prefilter } from '../../../../../backends/kql/passes/prefilter.ts';
import { removeDuplicates } from '../../../../../backends/kql/passes/remove-duplicates.ts';
import { removeImplied } from '../../../../../backends/kql/passes/remove-implied.ts';
import { assertSameRows, type Subject } from './equivalence.ts';
import { longLists, relatedTests, subject, termTests } from './subject.ts';
import { xmlTests } from './xml-subject.ts';

type Case = readonly [pass: string, of: string, run: (query: Query) => Query, subject: Subject, runs: number];

const cases: readonly Case[] = [
  ['flatten', 'any tests', flatten, subject, 400],
  ['merge-alternatives', 'any tests', mergeAlternatives, subject, 600],
  ['merge-alternatives', 'related tests', mergeAlternatives, relatedTests, 300],
  ['remove-duplicates', 'related tests', removeDuplicates, relatedTests, 400],
  ['remove-implied', 'related tests', removeImplied, relatedTests, 500],
  ['order-tests', 'any tests', orderTests, subject, 400],
  ['prefilter', 'tests with terms', prefilter, termTests, 400],
  ['prefilter-chains', 'tests with terms', prefilterChains, termTests, 600],
  ['prefilter-xml', 'tests on event XML', prefilterXml, xmlTests, 600],
  ['alternate', 'long lists', alternate, longLists, 60],
  ['alternate, lists of any length', 'any tests', alternateAll, subject, 400],
  ['optimize for speed', 'any tests', optimizeSpeed, subject, 400],
  ['optimize for speed', 'related tests', optimizeSpeed, relatedTests, 400],
  ['optimize for speed', 'tests with terms', optimizeSpeed, termTests, 400],
  ['optimize for speed', 'long lists', optimizeSpeed, longLists, 40],
  ['optimize for speed', 'tests on event XML', optimizeSpeed, xmlTests, 400],
  ['optimize for length', 'any tests', optimizeLength, subject, 400],
  ['optimize for length', 'long lists', optimizeLength, longLists, 40],
];

test.each(cases)('%s returns the same rows: %s', (_pass, _of, run, drawn, runs) => {
  // Nested groups hide alternatives from one another, so flat queries give the other passes more to do.
  const given: Subject =
    run === flatten ? drawn : { ...drawn, query: (predicate) => flatten(drawn.query(predicate)) };
  const coverage = assertSameRows(run, given, runs);
  expect(coverage.changed).toBeGreaterThan(runs / 24);
  expect(coverage.telling).toBeGreaterThan(runs / 50);
});
