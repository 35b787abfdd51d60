import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';
import { yamlFiles } from '../../support/files.ts';
import { findings } from '../../support/kusto.ts';

const cases = yamlFiles(import.meta.dirname);

test('there is a case for each type of correlation', () => {
  const types = cases.flatMap((path) => /type: (\w+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? []);
  expect(new Set(types)).toEqual(
    new Set([
      'event_count',
      'value_count',
      'value_sum',
      'value_avg',
      'value_percentile',
      'value_median',
      'temporal',
      'temporal_ordered',
    ]),
  );
});

const targets = [
  ['asim', 'kql'],
  ['native', 'native.kql'],
] as const;

describe.each(targets)('target %s', (target, extension) => {
  test.each(cases.map((path) => [basename(path, '.yml'), path] as const))('%s', async (name, path) => {
    const { converter } = await createConverter({ targets: [target] });
    const { results } =
      converter?.convertAll([{ path: `${name}.yml`, text: readFileSync(path, 'utf8') }]) ?? {};
    const queries = results?.flatMap((result) => result.queries) ?? [];
    expect(queries.length).toBeGreaterThan(0);
    for (const { kql } of queries) expect(findings(kql)).toEqual([]);
    const text = results?.flatMap((result) => (result.text === '' ? [] : [result.text])).join('\n');
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, `${name}.${extension}`));
  });
});
