import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkSources } from '../../src/pipeline/check.ts';
import { corpus, yamlFiles } from '../support/files.ts';

describe.skipIf(!corpus.isPresent)(`checking public rules (${corpus.needed})`, () => {
  test('a check only finds what its samples have shown to be there', () => {
    const sources = corpus.folders
      .flatMap(yamlFiles)
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const { diagnostics, documents } = checkSources(sources);
    expect(documents).toBe(2_500);
    const counts: Record<string, number> = {};
    for (const { code } of diagnostics) counts[code] = (counts[code] ?? 0) + 1;
    expect(counts).toEqual({
      'file-name': 1,
      'regex-plain': 2,
      'related-invalid': 2,
      'test-contradictory': 1,
      'value-implied': 176,
      'wildcard-redundant': 10,
    });
  });
});
