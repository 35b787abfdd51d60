import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ConverterOptions } from '../../src/index.ts';
import { hasCorpus, readReplays } from './corpus.ts';
import { knownMisses, knownMissesOf } from './misses.ts';
import { replay, type Figures } from './replay.ts';

/** The places where a query can run, by the names of `summary.json`. */
const settings: Readonly<Record<string, Partial<ConverterOptions>>> = {
  asim: { targets: ['asim'] },
  native: { targets: ['native'] },
  'native, WindowsEvent': { targets: ['native'], windowsEvents: 'windowsevent' },
  'native, SecurityEvent': { targets: ['native'], windowsEvents: 'securityevent' },
  xdr: { targets: ['xdr'] },
};

const summaryFile = join(import.meta.dirname, 'summary.json');

/** `UPDATE_SUMMARY=1` writes better figures down; worse ones fail all the same. */
const isUpdate = process.env['UPDATE_SUMMARY'] === '1';

describe.skipIf(!hasCorpus)('regression data of SigmaHQ (skipped without ../shared/corpus)', () => {
  test('every case has its rule, and all but one have events', () => {
    const replays = readReplays();
    expect(replays.length).toBe(138);
    expect(replays.filter(({ rule }) => rule === undefined)).toEqual([]);
    expect(replays.filter(({ events }) => events.length === 0).map(({ name }) => name)).toEqual([
      'rules/cisco/aaa/cisco_cli_dot1x_disabled',
    ]);
    expect(replays.reduce((sum, { events }) => sum + events.length, 0)).toBe(168);
  });

  test.each(Object.keys(settings))('%s', async (setting) => {
    const { figures, misses, unannounced } = await replay(settings[setting] ?? {});
    expect(misses).toEqual(knownMissesOf(setting));
    expect(unannounced).toEqual([]);
    expect(figures.nearMisses.exact.found).toBe(0);
    const recorded = readSummary();
    const before = recorded[setting];
    if (before !== undefined) expectNoWorse(figures, before);
    if (isUpdate) {
      writeFileSync(summaryFile, `${JSON.stringify({ ...recorded, [setting]: figures }, null, 2)}\n`);
    }
    const written = readSummary()[setting];
    expect(figures, 'better than summary.json: run with UPDATE_SUMMARY=1').toEqual(written);
  });

  test('every known miss is of a setting and has a cause', () => {
    for (const { setting, cause, cases, rows } of knownMisses) {
      expect(settings).toHaveProperty([setting]);
      expect(cause).not.toBe('');
      expect(cases.length * rows.length).toBeGreaterThan(0);
    }
  });
});

function readSummary(): Readonly<Record<string, Figures>> {
  return JSON.parse(readFileSync(summaryFile, 'utf8')) as Record<string, Figures>;
}

function expectNoWorse(now: Figures, before: Figures): void {
  expect(now.refused).toBeLessThanOrEqual(before.refused);
  expect(now.withoutRow).toBeLessThanOrEqual(before.withoutRow);
  for (const [source, { cases, found }] of Object.entries(before.rows)) {
    expect(now.rows[source]?.cases, source).toBeGreaterThanOrEqual(cases);
    expect(now.rows[source]?.found, source).toBeGreaterThanOrEqual(found);
  }
  const { exact, approximate } = now.nearMisses;
  expect(exact.rows + approximate.rows).toBeGreaterThanOrEqual(
    before.nearMisses.exact.rows + before.nearMisses.approximate.rows,
  );
  expect(approximate.found).toBeLessThanOrEqual(before.nearMisses.approximate.found);
}
