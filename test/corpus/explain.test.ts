import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { createConverter, indexCorpus, type Explanation, type Source } from '../../src/index.ts';
import { corpus, yamlFiles } from '../support/files.ts';

/** Counts over the corpus; those at the end may only change for a reason. */
function countsOf(explanations: readonly Explanation[]): Readonly<Record<string, number>> {
  const counts = {
    rules: explanations.length,
    withoutDetection: 0,
    withExclusions: 0,
    withFiltersOfSeveralTests: 0,
    withConditionalExclusions: 0,
    requiringFields: 0,
    stricter: 0,
    broader: 0,
    tests: 0,
    settledTests: 0,
    untaggedTactics: 0,
    unknownTechniques: 0,
  };
  for (const { detection, attack, conversion } of explanations) {
    counts.tests += conversion.tests.length;
    counts.settledTests += conversion.tests.filter(({ clauses }) => clauses.length === 0).length;
    counts.untaggedTactics += attack.tactics.filter(({ isTagged }) => !isTagged).length;
    counts.unknownTechniques += attack.tactics
      .flatMap(({ techniques }) => techniques)
      .filter(({ name }) => name === undefined).length;
    if (detection === undefined) {
      counts.withoutDetection += 1;
      continue;
    }
    const { groups, conditional, required } = detection.exclusions;
    if (groups.length > 0) counts.withExclusions += 1;
    if (groups.some(({ entries }) => entries.length > 1)) counts.withFiltersOfSeveralTests += 1;
    if (conditional.length > 0) counts.withConditionalExclusions += 1;
    if (required.length > 0) counts.requiringFields += 1;
    counts.stricter += detection.corpus?.neighbours.stricter.length ?? 0;
    counts.broader += detection.corpus?.neighbours.broader.length ?? 0;
  }
  return counts;
}

test.skipIf(!corpus.isPresent)(`explains every rule (${corpus.needed})`, { timeout: 300_000 }, async () => {
  const [folder = ''] = corpus.folders;
  const sources: readonly Source[] = yamlFiles(folder).map((path) => ({
    path: relative(folder, path),
    text: readFileSync(path, 'utf8'),
  }));
  const { converter } = await createConverter();
  const explained = await converter?.explainAll(sources, indexCorpus('rules', sources));
  expect(countsOf(explained?.explanations ?? [])).toMatchInlineSnapshot(`
    {
      "broader": 53,
      "requiringFields": 4,
      "rules": 2053,
      "settledTests": 24,
      "stricter": 53,
      "tests": 6807,
      "unknownTechniques": 0,
      "untaggedTactics": 0,
      "withConditionalExclusions": 21,
      "withExclusions": 437,
      "withFiltersOfSeveralTests": 158,
      "withoutDetection": 0,
    }
  `);
  // A relation between two rules shows on both pages.
  const pairs = (kind: 'stricter' | 'broader'): readonly string[] =>
    (explained?.explanations ?? []).flatMap(({ header, detection }) =>
      (detection?.corpus?.neighbours[kind] ?? []).map(({ path }) =>
        (kind === 'stricter' ? [path, header.path] : [header.path, path]).join(' < '),
      ),
    );
  expect(pairs('stricter').toSorted()).toEqual(pairs('broader').toSorted());
});
