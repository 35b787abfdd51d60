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
  expect(decodeSettings({ path: 'x', text }, diagnostics)).toEqual({
    settings: {},
    overrides: [],
    places: [],
  });
  expect(diagnostics.list).toEqual([]);
  expect(text.split('\n').filter((line) => /^ {2}# \w+: /.test(line)).length).toBeGreaterThan(10);
});

test.each([
  [
    'beside the file',
    'node_modules/',
    '.',
    '# yaml-language-server: $schema=node_modules/sigma-kql/docs/reference/settings.schema.json',
  ],
  [
    'above it',
    'node_modules/',
    'a/b',
    '# yaml-language-server: $schema=../../node_modules/sigma-kql/docs/reference/settings.schema.json',
  ],
  ['nowhere', 'elsewhere/', '.', '# Editors complete and check this file once sigma-kql is'],
])('the schema is named if the package is %s', async (_name, modules, where, schema) => {
  const installed = `${modules}sigma-kql/docs/reference/settings.schema.json`;
  const folder = folderOf({ [installed]: '{}', 'a/b/x': '' });
  await sigmaKql(['init', where], { folder });
  const [first] = readFileSync(join(folder, where, 'sigma-kql.config.yaml'), 'utf8').split('\n');
  expect(first).toContain(schema);
});

test.each<[Readonly<Record<string, string>>, string, string]>([
  [{ 'sigma-kql.config.yaml': 'mine' }, '.', 'it exists already and is left as it is'],
  [{}, 'missing/', 'there is no folder missing/'],
  [{}, 'missing/x', 'there is no folder missing/x'],
])('with %j, init in %s leaves everything as it is', async (files, where, why) => {
  const folder = folderOf(files);
  const { stderr, code } = await sigmaKql(['init', where], { folder });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    new RegExp(`^error: (missing/(?:x/)?)?sigma-kql\\.config\\.yaml can not be written: ${why}\n$`),
  );
  for (const [name, text] of Object.entries(files)) {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  }
});

test('a settings file between rules is no rule, and is named where it does not apply', async () => {
  const rule = `title: A lookup of a name
id: 7a2f1d60-6c0b-4b43-9d58-3f5b1c6e8a01
logsource: { category: dns_query, product: windows }
detection: { s: { QueryName: example.com }, condition: s }
`;
  const folder = folderOf({ 'rules/a.yml': rule });
  await sigmaKql(['init', 'rules'], { folder });
  for (const command of ['convert', 'check', 'explain', 'parse']) {
    const { code, stdout, stderr } = await sigmaKql([command, 'rules'], { folder });
    expect([code, `${stdout}${stderr}`.includes('sigma-kql.config.yaml')]).toEqual([0, false]);
  }
  const args = ['convert', 'rules', '-f', 'sentinel-yaml'];
  const note = 'note: rules/sigma-kql.config.yaml holds settings that do not apply; ';
  expect((await sigmaKql(args, { folder })).stderr).toContain(note);
  const used = await sigmaKql([...args, '--config', 'rules/sigma-kql.config.yaml'], { folder });
  expect(used.stderr).not.toContain('holds settings');
  const typed = await sigmaKql(['convert', 'rules/sigma-kql.config.yaml'], { folder });
  expect([typed.code, typed.stderr.includes('[document-not-sigma]')]).toEqual([1, true]);
});
