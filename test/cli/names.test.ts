import { expect, test } from 'vitest';
import { outputNames } from '../../src/cli/output/names.ts';
import { foldedName, safeName } from '../../src/cli/output/safe-name.ts';

const kql = (source: string, suffix?: string) => ({
  source,
  extension: '.kql',
  ...(suffix === undefined ? {} : { suffix }),
});

test.each([
  ['plain', 'plain'],
  ['CON', 'CON_'],
  ['nul.txt', 'nul_.txt'],
  ['com1 .x', 'com1 _.x'],
  ['COM¹', 'COM¹_'],
  ['console', 'console'],
  ['..', '__'],
  ['.hidden', '_hidden'],
  ['dots...', 'dots___'],
  ['space ', 'space_'],
  ['', '_'],
  ['a:b*c?"<>|\\', 'a_b_c______'],
  ['tab\tnul\0', 'tab_nul_'],
  ['right\u202eto left', 'right_to left'],
  ['lone \ud800 surrogate', 'lone _ surrogate'],
  ['cafe\u0301', 'caf\u00e9'],
  ['👩\u{1f3fd}', '👩\u{1f3fd}'],
])('%j becomes %j', (name, safe) => {
  expect(safeName(name)).toBe(safe);
});

test.each([
  ['letters', 'a'.repeat(300)],
  ['emoji', '🔥'.repeat(100)],
  ['combined characters', 'e\u0323\u0301'.repeat(200)],
])('%s: a long name is cut between characters and keeps what tells it apart', (_name, long) => {
  const name = safeName(long, '.kql');
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^[^\ufffd]{20,}~[0-9a-f]{8}\.kql$/u);
  expect(safeName(`${long}!`, '.kql')).not.toBe(name);
  expect(safeName(long, '.kql')).toBe(name);
});

test('the name is the way of the rule file with another extension', () => {
  expect(outputNames([kql('a.yml'), kql('sub/b.YAML'), kql('odd.txt'), kql('c.yml', '2')])).toEqual([
    'a.kql',
    'sub/b.kql',
    'odd.txt.kql',
    'c-2.kql',
  ]);
});

test('what would get one name on some file system gets marks, in any order the same', () => {
  const sources = ['a.yml', 'a.yaml', 'A.yml', 'café.yml', 'cafe\u0301.yml', 'straße.yml', 'STRASSE.yml'];
  const names = outputNames(sources.map((source) => kql(source)));
  expect(names.every((name) => /~[0-9a-f]{8}\.kql$/.test(name))).toBe(true);
  expect(new Set(names.map(foldedName)).size).toBe(sources.length);
  const reversed = outputNames(sources.toReversed().map((source) => kql(source)));
  expect(reversed.toReversed()).toEqual(names);
});

test('no file gets the name of a folder', () => {
  const names = outputNames([kql('a.yml'), kql('A.kql/b.yml')]);
  expect(names).toEqual([expect.stringMatching(/^a~[0-9a-f]{8}\.kql$/), 'A.kql/b.kql']);
});

test('files of one way in two input folders, and rules of one id in one file, get names of their own', () => {
  const names = outputNames([kql('a.yml'), kql('a.yml'), kql('b.yml', 'id'), kql('b.yml', 'id')]);
  expect(new Set(names).size).toBe(4);
});

test('a hostile way stays below the output folder', () => {
  const ways = ['../../x.yml', '/etc/passwd', 'C:\\x.yml', './.sigma-kql/manifest', 'a//b.yml', '..\\x.yml'];
  for (const name of outputNames(ways.map((way) => kql(way)))) {
    expect(name.split('/').every((part) => /^[^.][^\\:]*$/.test(part))).toBe(true);
  }
});
