import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadMapping } from '../../backends/kql/generated/index.ts';
import { kql } from '../../backends/kql/index.ts';
import { compare, type Comparison, type Witness } from '../../src/comparison/index.ts';
import { corpus, yamlFiles } from '../support/files.ts';
import { catalogs } from '../support/kusto.ts';
import { mutations } from './mutate.ts';
import { changedPair, found, rowsFor, type Pair } from './pair.ts';

/** `SIGMA_KQL_FULL=1` changes every sixth rule; otherwise a few are enough to notice a mistake. */
const isFull = process.env['SIGMA_KQL_FULL'] === '1';
const own = yamlFiles(join(import.meta.dirname, '../../rules')).filter((path) => !path.includes('/events/'));
const paths = corpus.isPresent ? corpus.folders.flatMap(yamlFiles) : own;
const stride = corpus.isPresent ? (isFull ? 6 : 60) : 1;
const changesPerRule = corpus.isPresent ? 1 : 8;
const eventsPerRule = isFull ? 30 : 20;
const extent = `${corpus.isPresent ? 'rules of the corpus' : 'rules of this repository, as the corpus is not there'}${isFull ? '' : '; SIGMA_KQL_FULL=1 takes more'}`;

/** What a run over the corpus sees at least on each target, and how many relations may be unknown. */
const floors = isFull ? { pairs: 200, rows: 20_000 } : { pairs: 20, rows: 1000 };
const mostUnknown = 0.03;
/** Of the pairs that differ, so many at least do so in the generated events, which could not show a mistake otherwise. */
const leastTelling = 0.4;

/** The kinds of changes that were made on any target. */
const seenChanges = new Set<string>();

const verifier = await kql.loadVerifier(catalogs.all);

test.each(['asim', 'native', 'xdr'])(
  `on %s no event contradicts a relation (${extent})`,
  async (target) => {
    const mapping = await loadMapping(target);
    if (mapping === undefined) throw new Error(`no mapping for ${target}`);
    const tally = new Map<string, number>();
    const contradictions: unknown[] = [];
    let [pairs, rows, telling] = [0, 0, 0];
    for (const path of paths.filter((_, index) => index % stride === 0)) {
      const text = readFileSync(path, 'utf8');
      for (let change = 0; change < changesPerRule; change += 1) {
        const pair = changedPair(path, text, mapping, pairs);
        if (pair === undefined) continue;
        const comparison = compare(pair.before.compared, pair.after.compared, verifier);
        const result = contradicting(pair, comparison);
        contradictions.push(...result.contradictions);
        rows += result.rows;
        if (result.isTelling) telling += 1;
        pairs += 1;
        seenChanges.add(pair.change);
        tally.set(comparison.relation, (tally.get(comparison.relation) ?? 0) + 1);
      }
    }
    const unknown = tally.get('unknown') ?? 0;
    const differing = pairs - unknown - (tally.get('equal') ?? 0);
    const relations = ['equal', 'narrower', 'wider', 'different', 'unknown'].map(
      (name) => `${name} ${tally.get(name) ?? 0}`,
    );
    process.stdout.write(
      `${target} (${extent}): ${pairs} pairs, ${rows} events; ${relations.join(', ')}; ${telling} of ${differing} differ in these events\n`,
    );

    expect(contradictions).toEqual([]);
    expect(unknown).toBeLessThanOrEqual(Math.ceil(pairs * mostUnknown));
    expect(telling).toBeGreaterThanOrEqual(differing * leastTelling);
    expect(pairs).toBeGreaterThanOrEqual(corpus.isPresent ? floors.pairs : 10);
    expect(rows).toBeGreaterThanOrEqual(corpus.isPresent ? floors.rows : 200);
  },
  isFull ? 3_600_000 : 240_000,
);

test.skipIf(!isFull || !corpus.isPresent)(`every kind of change had its turn (${extent})`, () => {
  expect(Object.keys(mutations).filter((name) => !seenChanges.has(name))).toEqual([]);
});

/** Every event that a relation says can't be, and every witness that is none. */
function contradicting(
  pair: Pair,
  { relation, witnesses, unwitnessed }: Comparison,
): {
  readonly rows: number;
  /** Whether the two queries find different events. */
  readonly isTelling: boolean;
  readonly contradictions: readonly unknown[];
} {
  const rows = rowsFor(pair, eventsPerRule);
  const [old, young] = [found(pair.before, rows), found(pair.after, rows)];
  const lost = [...old].filter((position) => !young.has(position));
  const gained = [...young].filter((position) => !old.has(position));
  const wrong = [
    ...(relation === 'equal' || relation === 'wider' ? lost : []),
    ...(relation === 'equal' || relation === 'narrower' ? gained : []),
  ].map((position) => rows[position]);
  const expected = {
    equal: [],
    narrower: ['before'],
    wider: ['after'],
    different: ['before', 'after'],
    unknown: [],
  };
  const isShown =
    relation === 'unknown' ||
    unwitnessed !== undefined ||
    witnesses.map(({ foundBy }) => foundBy).join() === expected[relation].join();
  const broken = [
    ...wrong,
    ...witnesses.filter((witness) => !isWitness(witness, pair)),
    ...(isShown ? [] : ['unshown']),
  ];
  const { before, after, change, target } = pair;
  const shown = { target, change, relation, before: before.text, after: after.text };
  return {
    rows: rows.length,
    isTelling: lost.length + gained.length > 0,
    contradictions: broken.slice(0, 1).map((event) => ({ ...shown, event })),
  };
}

function isWitness({ foundBy, row }: Witness, { before, after }: Pair): boolean {
  const finders = { before: found(before, [row]).size, after: found(after, [row]).size };
  return finders.before + finders.after === 1 && finders[foundBy] === 1;
}
