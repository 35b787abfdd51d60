import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeSettings } from '../../src/config/index.ts';
import { Diagnostics } from '../../src/diagnostics/index.ts';
import { folderOf, sigmaKql } from '../support/test-io.ts';

test('the settings file that is written settles nothing and can be read', async () => {
  const folder = folderOf({});
  const outcome = await sigmaKql(['init'], { folder });
  expect(outcome).toEqual({ stdout: '', stderr: 'written to sigma-kql.config.yaml\n', code: 0 });
  const text = readFileSync(join(folder, 'sigma-kql.config.yaml'), 'utf8');
  const diagnostics = new Diagnostics();
  expect(decodeSettings({ path: 'x', text }, diagnostics)).toEqual({ settings: {}, overrides: [] });
  expect(diagnostics.list).toEqual([]);
  expect(text.split('\n').filter((line) => /^ {2}# \w+: /.test(line)).length).toBeGreaterThan(10);
});

test.each<[Readonly<Record<string, string>>, string, string]>([
  [{ 'sigma-kql.config.yaml': 'mine' }, '.', 'it exists already and is left as it is'],
  [{}, 'missing/', 'it does not exist'],
])('with %j, init in %s leaves everything as it is', async (files, where, why) => {
  const folder = folderOf(files);
  const { stderr, code } = await sigmaKql(['init', where], { folder });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    new RegExp(`^error: (missing/)?sigma-kql\\.config\\.yaml can not be written: ${why}\n$`),
  );
  for (const [name, text] of Object.entries(files)) {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  }
});
