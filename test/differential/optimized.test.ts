import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMapping } from '../../backends/kql/generated/index.ts';
import type { DetectionRule } from '../../src/ir/index.ts';
import type { Mapping } from '../../src/mapping/index.ts';
import { corpus, yamlFiles } from '../support/files.ts';
import { findings } from '../support/kusto.ts';
import { compare, type Comparison } from './compare.ts';
import { eventShare, eventsPerRule, extent, share, stride } from './extent.ts';
import { readRule, subjectOf } from './subject.ts';

/** What a run over all rules saw at least when this file was last changed; a sample sees its share. */
const floors = [
  { target: 'asim', changed: 1400, events: 240_000, exactEvents: 100_000 },
  { target: 'native', changed: 1950, events: 150_000, exactEvents: 140_000 },
  { target: 'xdr', changed: 1500, events: 130_000, exactEvents: 100_000 },
] as const;

describe.skipIf(!corpus.isPresent)(`optimised queries, ${extent} (${corpus.needed})`, () => {
  const paths = corpus.isPresent ? corpus.folders.flatMap(yamlFiles) : [];
  const sample = paths.filter((_, index) => index % stride === 0);

  test.each(floors)(
    'on $target an optimised query binds and finds the same events',
    async ({ target, ...floor }) => {
      const mapping = await loadMapping(target);
      if (mapping === undefined) throw new Error(`no mapping for ${target}`);
      const pairs = sample.flatMap((path) => {
        const rule = readRule(path, readFileSync(path, 'utf8'));
        return rule === undefined ? [] : (compareForms(rule, mapping, eventsPerRule(target)) ?? []);
      });
      const exact = pairs.filter(({ subject }) => subject.verdict === 'exact');
      process.stdout.write(
        `${target} optimised (${extent}): ${pairs.length} queries changed, ${countEvents(pairs)} events; exact: ${exact.length} queries, ${countEvents(exact)} events\n`,
      );
      expect(pairs.flatMap(({ problems }) => problems)).toEqual([]);
      expect(pairs.length).toBeGreaterThanOrEqual(floor.changed * share);
      expect(countEvents(pairs)).toBeGreaterThanOrEqual(floor.events * share * eventShare(target));
      expect(countEvents(exact)).toBeGreaterThanOrEqual(floor.exactEvents * share * eventShare(target));
    },
    3_600_000,
  );
});

interface Forms extends Pick<Comparison, 'subject' | 'compared'> {
  /** What is wrong with the optimised form: rows found that the plain one leaves or the other way, and what the parser says. */
  readonly problems: readonly unknown[];
}

/** The plain and the optimised query of a rule on the same events; undefined if they are the same text. */
function compareForms(rule: DetectionRule, mapping: Mapping, events: number): Forms | undefined {
  const plain = subjectOf(rule, mapping);
  const subject = subjectOf(rule, mapping, { optimize: true });
  if (plain === undefined || subject === undefined || plain.query === subject.query) return undefined;
  const [before, after] = [compare(plain, events), compare(subject, events)];
  const { query } = subject;
  const lost = [...before.found].filter((position) => !after.found.has(position));
  const added = [...after.found].filter((position) => !before.found.has(position));
  const unbound = findings(query);
  const isSame = lost.length === 0 && added.length === 0 && unbound.length === 0;
  const problem = { rule: basename(plain.path), query, lost, added, unbound };
  return { subject, compared: after.compared, problems: isSame ? [] : [problem] };
}

function countEvents(comparisons: readonly Pick<Comparison, 'compared'>[]): number {
  return comparisons.reduce((sum, { compared }) => sum + compared.length, 0);
}
