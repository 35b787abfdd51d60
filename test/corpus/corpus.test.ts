import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createConverter, verdicts, type RuleResult, type Verdict } from '../../src/index.ts';
import { corpus, yamlFiles } from '../support/files.ts';
import { watchlists } from '../../backends/kql/schemas/watchlists.ts';
import { mergeCatalogs } from '../../src/schema/index.ts';
import { catalogs, findings } from '../support/kusto.ts';

/** What the corpus gave when this file was last changed; figures may only improve. */
const floors = JSON.parse(readFileSync(join(import.meta.dirname, 'floors.json'), 'utf8')) as Record<
  string,
  { readonly converted: number; readonly exact: number }
>;

const hunting = mergeCatalogs(catalogs.xdr, watchlists);

describe.skipIf(!corpus.isPresent)(`the public rules (${corpus.needed})`, () => {
  const paths = corpus.isPresent ? corpus.folders.flatMap(yamlFiles) : [];

  test.each(Object.keys(floors))(
    'target %s: every rule has a verdict and every query binds',
    async (targets) => {
      const { converter } = await createConverter({ targets: targets.split(',') });
      const results = paths.flatMap(
        (path) => converter?.convert({ path, text: readFileSync(path, 'utf8') }) ?? [],
      );
      expect(paths).toHaveLength(2500);
      expect(results).toHaveLength(2500);

      const count = countVerdicts(results);
      expect(count.invalid).toBe(0);
      expect(results.filter((result) => result.verdict === 'refused' && !hasError(result))).toEqual([]);
      expect(results.filter(({ verdict, queries }) => isConverted(verdict) !== queries.length > 0)).toEqual(
        [],
      );

      const schemas = targets === 'xdr' ? hunting : catalogs.sentinel;
      const unbound = results.flatMap(({ path, queries }) =>
        queries.flatMap(({ kql }) => findings(kql, schemas).map((finding) => `${path}: ${finding}`)),
      );
      expect(unbound).toEqual([]);

      const floor = floors[targets];
      expect(count.exact + count.approximate).toBeGreaterThanOrEqual(floor?.converted ?? Infinity);
      expect(count.exact).toBeGreaterThanOrEqual(floor?.exact ?? Infinity);
    },
    600_000,
  );
});

function countVerdicts(results: readonly RuleResult[]): Record<Verdict, number> {
  const count = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of results) count[verdict] += 1;
  return count;
}

function isConverted(verdict: Verdict): boolean {
  return verdict === 'exact' || verdict === 'approximate';
}

function hasError({ diagnostics }: RuleResult): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
