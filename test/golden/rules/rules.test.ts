import { readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';
import { yamlFiles } from '../../support/files.ts';
import { findings } from '../../support/kusto.ts';

const root = join(import.meta.dirname, '../../..');
const rules = yamlFiles(join(root, 'rules'));

test('there are sample rules', () => {
  expect(rules.length).toBeGreaterThanOrEqual(8);
});

test.each(rules.map((path) => [relative(root, path).split(sep).join('/'), path] as const))('%s', async (name, path) => {
  const { converter } = await createConverter();
  const results = converter?.convert({ path: name, text: readFileSync(path, 'utf8') }) ?? [];
  expect(results.length).toBeGreaterThan(0);
  for (const { kql } of results.flatMap(({ queries }) => queries)) expect(findings(kql)).toEqual([]);
  const text = results.map((result) => result.text || `${result.verdict}\n`).join('\n');
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, `${basename(path, '.yml')}.kql`));
});
