import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMapping } from '../../backends/kql/generated/index.ts';
import { corpus, yamlFiles } from '../support/files.ts';
import { nearMisses } from '../support/sigma/near-misses.ts';
import { compare, type Comparison, type Difference } from './compare.ts';
import { eventShare, eventsPerRule, extent, isFull, share, stride, type targets } from './extent.ts';
import { readRule, subjectOf } from './subject.ts';

/** What a run saw at least when this file was last changed: of all rules; a sample sees its share. */
const floors = [
  { target: 'asim', rules: 1600, exactEvents: 100_000 },
  { target: 'native', rules: 2300, exactEvents: 150_000 },
  { target: 'xdr', rules: 1700, exactEvents: 100_000 },
] as const;

/** How events are made. A sample has too few rules about addresses and numbers, and few that are hard to satisfy. */
const everyKind = ['satisfying', 'attempt', 'outside of the log source', ...Object.keys(nearMisses)].filter(
  (kind) => isFull || !['attempt', 'address beside', 'number beside'].includes(kind),
);

describe.skipIf(!corpus.isPresent)(`generated events, ${extent} (${corpus.needed})`, () => {
  const paths = corpus.isPresent ? corpus.folders.flatMap(yamlFiles) : [];
  const sample = paths.filter((_, index) => index % stride === 0);

  test.each(floors)(
    'on $target a query differs from its rule only as its diagnostics say',
    async ({ target, ...floor }) => {
      const comparisons = await compareAll(target, sample);
      report(target, comparisons);

      const unexplained = comparisons.flatMap(({ differences }) => differences).filter(isUnexplained);
      expect(unexplained.map(shown)).toEqual([]);

      expect(comparisons.length).toBeGreaterThanOrEqual(floor.rules * share);
      expect(
        countEvents(comparisons.filter(({ subject }) => subject.verdict === 'exact')),
      ).toBeGreaterThanOrEqual(floor.exactEvents * share * eventShare(target));
      const kinds = new Set(comparisons.flatMap(({ compared }) => compared));
      expect(everyKind.filter((kind) => !kinds.has(kind))).toEqual([]);
      expect(withoutMatch(comparisons)).toBeLessThanOrEqual(comparisons.length * 0.02);
      const skipped = comparisons.flatMap((comparison) => comparison.skipped).length;
      expect(skipped).toBeLessThanOrEqual(countEvents(comparisons) * 0.1);
    },
    3_600_000,
  );
});

async function compareAll(
  target: keyof typeof targets,
  paths: readonly string[],
): Promise<readonly Comparison[]> {
  const mapping = await loadMapping(target);
  if (mapping === undefined) throw new Error(`no mapping for ${target}`);
  return paths.flatMap((path) => {
    const rule = readRule(path, readFileSync(path, 'utf8'));
    const subject = rule && subjectOf(rule, mapping);
    return subject === undefined ? [] : [compare(subject, eventsPerRule(target))];
  });
}

/** Whether the diagnostics say nothing about a difference in this direction. */
function isUnexplained({ subject, direction }: Difference): boolean {
  return !subject.effects.has('different') && !subject.effects.has(direction);
}

function shown({ subject, direction, kind, event, record }: Difference): unknown {
  const { path, target, verdict, query } = subject;
  return { rule: basename(path), target, verdict, direction, kind, event: [...event], record, query };
}

function countEvents(comparisons: readonly Comparison[]): number {
  return comparisons.reduce((sum, { compared }) => sum + compared.length, 0);
}

/** Rules of which no event that was compared is a hit. */
function withoutMatch(comparisons: readonly Comparison[]): number {
  return comparisons.filter(({ matched }) => matched === 0).length;
}

function report(target: string, comparisons: readonly Comparison[]): void {
  const exact = comparisons.filter(({ subject }) => subject.verdict === 'exact');
  const differences = comparisons.flatMap((comparison) => comparison.differences);
  const reasons = new Map<string, number>();
  for (const reason of comparisons.flatMap(({ skipped }) => skipped)) {
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const lines = [
    `${target} (${extent}): ${comparisons.length} rules, ${countEvents(comparisons)} events; exact: ${exact.length} rules, ${countEvents(exact)} events`,
    `  differences: ${differences.length}, of which ${differences.filter(isUnexplained).length} without a diagnostic; rules without a hit: ${withoutMatch(comparisons)}`,
    ...[...reasons].map(([reason, count]) => `  not compared: ${count}, ${reason}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
