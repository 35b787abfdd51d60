import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { optimizerFigures, type BeforeAfter } from '../../bench/optimizer.ts';
import { corpus, yamlFiles } from '../support/files.ts';

/** What optimising gave when this file was last changed, before and after; figures may only improve. */
const figures: Readonly<Record<string, Figures>> = {
  asim: { indexed: [186, 1022], long: [16, 6], median: [467, 560] },
  native: { indexed: [344, 1920], long: [13, 7], median: [720, 770] },
  xdr: { indexed: [283, 1358], long: [16, 7], median: [428, 480] },
};

interface Figures {
  readonly indexed: BeforeAfter;
  readonly long: BeforeAfter;
  readonly median: BeforeAfter;
}

describe.skipIf(!corpus.isPresent)(`the public rules, optimised (${corpus.needed})`, () => {
  test.each(Object.entries(figures))('target %s: indexed branches and lengths', async (target, expected) => {
    const sources = corpus.folders
      .flatMap(yamlFiles)
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const { queries, indexed, long, median, longest, spoilt, silent } = await optimizerFigures(
      sources,
      target,
    );
    const shares = indexed.map((count) => `${((100 * count) / queries).toFixed(1)}%`).join(' → ');
    process.stdout.write(
      `${target}: of ${queries} queries indexed ${indexed.join(' → ')} (${shares}); long ${long.join(' → ')}; median ${median.join(' → ')}; longest ${longest.join(' → ')}\n`,
    );
    expect(queries).toBeGreaterThan(1500);
    expect(indexed[1]).toBeGreaterThanOrEqual(expected.indexed[1]);
    expect(indexed[0]).toBeLessThan(expected.indexed[1]);
    expect(median[1]).toBeLessThanOrEqual(expected.median[1]);
    expect(long[1]).toBeLessThanOrEqual(expected.long[1]);
    expect(long[0]).toBeGreaterThan(expected.long[1]);
    expect(spoilt).toEqual([]);
    expect(silent).toEqual([]);
  });
});
