import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createConverter } from '../../src/index.ts';
import { corpus, yamlFiles } from '../support/files.ts';
import { mapFaults } from '../support/source-map.ts';

const ways = (['pretty', 'compact'] as const).flatMap((style) =>
  [false, true].map((optimize) => ({ style, optimize })),
);

test.skipIf(!corpus.isPresent).each(ways)(
  `every clause of the public rules knows its line: $style, optimized: $optimize (${corpus.needed})`,
  { timeout: 600_000 },
  async (options) => {
    const sources = corpus.folders
      .flatMap(yamlFiles)
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const { converter } = await createConverter({ ...options, sourceMap: true });
    const results = converter?.convertAll(sources).results.filter(({ queries }) => queries.length > 0) ?? [];
    expect(results.length).toBeGreaterThan(2000);
    const faults = results.flatMap((result) =>
      mapFaults(result, options.optimize === (options.style === 'compact')).map(
        (fault) => `${result.path}: ${fault}`,
      ),
    );
    expect(faults).toEqual([]);
  },
);
