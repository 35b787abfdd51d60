import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isIndexed } from '../../backends/kql/cost/cost.ts';
import { optimizeSpeed } from '../../backends/kql/passes/optimize.ts';
import { printQuery } from '../../backends/kql/printed.ts';
import { queryOf } from '../../backends/kql/query.ts';
import { createConverter, type RuleResult } from '../../src/index.ts';
import { corpus, yamlFiles } from '../support/files.ts';

/**
 * What optimising gave when this file was last changed; figures may only improve. `indexed` is the
 * number of rules of whose own condition every branch has a test that uses the term index, without
 * what the log source implies. `long` is the number of queries above 10,000 characters.
 */
const figures: Readonly<Record<string, Figures>> = {
  asim: { indexed: [167, 1010], long: [16, 6], median: [467, 560] },
  native: { indexed: [337, 395], long: [13, 7], median: [720, 730] },
  xdr: { indexed: [215, 1285], long: [16, 7], median: [424, 480] },
};

/** Before and after. */
interface Figures {
  readonly indexed: readonly [number, number];
  readonly long: readonly [number, number];
  /** Characters in pretty style. */
  readonly median: readonly [number, number];
}

describe.skipIf(!corpus.isPresent)(`the public rules, optimised (${corpus.needed})`, () => {
  test.each(Object.entries(figures))('target %s: indexed branches and lengths', async (target, expected) => {
    const { converter } = await createConverter({ targets: [target] });
    const sources = corpus.folders
      .flatMap(yamlFiles)
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const results = converter?.convertAll(sources).results.filter(({ queries }) => queries.length > 0) ?? [];
    expect(results.length).toBeGreaterThan(1500);

    expect(results.filter((result) => isOwnIndexed(result, true)).length).toBeGreaterThanOrEqual(
      expected.indexed[1],
    );
    const lengths = results.map((result) => lengthOf(result, true));
    expect(medianOf(lengths)).toBeLessThanOrEqual(expected.median[1]);
    expect(lengths.filter((length) => length > 10_000).length).toBeLessThanOrEqual(expected.long[1]);

    const plain = results.map((result) => lengthOf(result, false));
    const silent = results.filter(
      ({ diagnostics }, index) =>
        (plain[index] ?? 0) > 10_000 && !diagnostics.some(({ code }) => code === 'query-too-long'),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
    expect(results.filter((result) => isOwnIndexed(result, false)).length).toBeLessThan(expected.indexed[1]);
    expect(plain.filter((length) => length > 10_000).length).toBeGreaterThan(expected.long[1]);
    expect(lengths.filter((length, index) => length > Math.max(10_000, plain[index] ?? 0))).toEqual([]);
  });
});

function isOwnIndexed({ mapped }: RuleResult, optimize: boolean): boolean {
  if (mapped?.kind !== 'rule') return false;
  const query = queryOf({ ...mapped, implied: [] });
  return isIndexed(optimize ? optimizeSpeed(query) : query);
}

function lengthOf({ mapped }: RuleResult, optimize: boolean): number {
  return mapped === undefined ? 0 : printQuery(queryOf(mapped), 'pretty', { optimize }).text.length;
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
