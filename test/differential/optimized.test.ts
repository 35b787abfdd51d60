import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadMapping } from '../../backends/kql/generated/index.ts';
import { corpus, yamlFiles } from '../support/files.ts';
import { findings } from '../support/kusto.ts';
import { compare } from './compare.ts';
import { readRule, subjectOf } from './subject.ts';

/** `SIGMA_KQL_FULL=1` compares every rule; otherwise every fourteenth is enough to notice a mistake. */
const isFull = process.env['SIGMA_KQL_FULL'] === '1';
const extent = isFull ? 'all rules' : 'a sample; SIGMA_KQL_FULL=1 takes all rules';
const stride = isFull ? 1 : 14;
const eventsPerRule = 40;

/** What a run over all rules saw at least when this file was last changed; a sample sees its share. */
const floors: Readonly<Record<string, { readonly changed: number; readonly events: number }>> = {
  asim: { changed: 1400, events: 45_000 },
  native: { changed: 1950, events: 70_000 },
  xdr: { changed: 1500, events: 50_000 },
};

describe.skipIf(!corpus.isPresent)(`optimised queries, ${extent} (${corpus.needed})`, () => {
  const paths = corpus.isPresent ? corpus.folders.flatMap(yamlFiles) : [];
  const sample = paths.filter((_, index) => index % stride === 0);

  test.each(Object.entries(floors))(
    'on %s an optimised query binds and finds the same events',
    async (target, floor) => {
      const mapping = await loadMapping(target);
      if (mapping === undefined) throw new Error(`no mapping for ${target}`);
      let changed = 0;
      let events = 0;
      for (const path of sample) {
        const rule = readRule(path, readFileSync(path, 'utf8'));
        const plain = rule && subjectOf(rule, mapping);
        const optimized = rule && subjectOf(rule, mapping, { optimize: true });
        if (plain === undefined || optimized === undefined || plain.query === optimized.query) continue;
        const [before, after] = [compare(plain, eventsPerRule), compare(optimized, eventsPerRule)];
        const { query } = optimized;
        expect({ path, query, found: [...after.found] }).toEqual({ path, query, found: [...before.found] });
        expect({ path, query, findings: findings(query) }).toEqual({ path, query, findings: [] });
        changed += 1;
        events += after.compared.length;
      }
      const share = isFull ? 1 : 0.8 / stride;
      expect(changed).toBeGreaterThanOrEqual(floor.changed * share);
      expect(events).toBeGreaterThanOrEqual(floor.events * share);
    },
    3_600_000,
  );
});
