import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findInputs } from '../../src/cli/inputs/find.ts';
import { readFile } from '../../src/cli/inputs/read.ts';
import { nodeFiles } from '../../src/cli/node-io.ts';
import { folderOf, testIo } from '../support/test-io.ts';

/** Each input as `path`, or as `path: code` if it failed. */
function find(folder: string, ...paths: readonly string[]): readonly string[] {
  return findInputs(paths, nodeFiles(folder)).map((input) =>
    input.kind === 'failed' ? `${input.path}: ${input.diagnostic.code}` : input.path,
  );
}

test.each<[string, string | Uint8Array, string]>([
  ['more than 1 MiB', '# a line\n'.repeat(120_000) + 'a.yml\n', 'input-too-large'],
  ['UTF-16 text', Uint8Array.from([0xff, 0xfe, ...Buffer.from('a.yml', 'utf16le')]), 'input-binary'],
  ['patterns that could be tried for ever', `a.md\n${'**/a*/'.repeat(9)}l\n`, 'input-unreadable'],
  ['bytes that are not UTF-8', Uint8Array.of(0x61, 0xff), 'input-binary'],
])('an ignore file of %s is not left out in silence', (_name, content, code) => {
  const folder = folderOf({ 'rules/a.yml': '', 'rules/.sigma-kql-ignore': content });
  expect(find(folder, 'rules')).toEqual([`rules/.sigma-kql-ignore: ${code}`, 'rules/a.yml']);
  const [failed] = findInputs(['rules'], nodeFiles(folder));
  expect(failed).toMatchObject({ diagnostic: { span: { source: { text: '' } } } });
});

test('a folder is searched at any depth, in the order of names', () => {
  const folder = folderOf({
    'rules/b.yml': '',
    'rules/a/z.YAML': '',
    'rules/a/a.yaml': '',
    'rules/notes.md': '',
    'rules/B.yml': '',
    'rules/.git/config.yml': '',
    'rules/.hidden.yml': '',
  });
  const expected = ['rules/B.yml', 'rules/a/a.yaml', 'rules/a/z.YAML', 'rules/b.yml'];
  expect(find(folder, 'rules')).toEqual(expected);
  expect(find(folder, 'rules//')).toEqual(expected);
  expect(find(folder, './rules')).toEqual(expected.map((path) => `./${path}`));
});

test('paths keep the order in which they were typed, and a file counts once', () => {
  const folder = folderOf({ 'b.yml': '', 'rules/a.yml': '', 'rules/odd name.txt': '' });
  expect(find(folder, 'rules/odd name.txt', 'b.yml', 'rules', './b.yml', 'rules/a.yml')).toEqual([
    'rules/odd name.txt',
    'b.yml',
    'rules/a.yml',
  ]);
});

test('standard input is `-`', () => {
  expect(find('/', '-', '-')).toEqual(['<stdin>']);
});

test('links are followed, but never in circles, and never in the place of what they lead to', () => {
  const folder = folderOf({ 'rules/b.yml': '', 'rules/sub/c.yml': '', 'rules/.hidden/d.yml': '' });
  symlinkSync(join(folder, 'rules'), join(folder, 'rules/loop'));
  symlinkSync(join(folder, 'rules/b.yml'), join(folder, 'rules/a.yml'));
  symlinkSync(join(folder, 'rules/sub'), join(folder, 'rules/again'));
  symlinkSync(join(folder, 'rules/.hidden'), join(folder, 'rules/seen'));
  symlinkSync(join(folder, 'nowhere.yml'), join(folder, 'rules/broken.yml'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'rules/broken'));
  symlinkSync('self.yml', join(folder, 'rules/self.yml'));
  expect(find(folder, 'rules')).toEqual([
    'rules/b.yml',
    'rules/sub/c.yml',
    'rules/broken.yml: input-unreadable',
    'rules/seen/d.yml',
    'rules/self.yml: input-unreadable',
  ]);
});

test('links do not lead out of the folder that was typed', () => {
  const folder = folderOf({ 'rules/a.yml': '', 'rules-2/secret.yml': '' });
  symlinkSync(join(folder, 'rules-2'), join(folder, 'rules/folder'));
  symlinkSync(join(folder, 'rules-2/secret.yml'), join(folder, 'rules/file.yml'));
  symlinkSync(folder, join(folder, 'rules/above'));
  expect(find(folder, 'rules')).toEqual([
    'rules/a.yml',
    'rules/above: input-unreadable',
    'rules/file.yml: input-unreadable',
    'rules/folder: input-unreadable',
  ]);
  expect(find(folder, 'rules/folder')).toEqual(['rules/folder/secret.yml']);
});

test.skipIf(process.platform === 'win32' || process.platform === 'darwin')(
  'a name that is not UTF-8 is told from a file that is not there',
  () => {
    const folder = folderOf({ 'rules/a.yml': '' });
    const name = Buffer.concat([Buffer.from(`${folder}/rules/caf`), Buffer.of(0xe9), Buffer.from('.yml')]);
    writeFileSync(name, '');
    expect(find(folder, 'rules')).toEqual(['rules/a.yml', 'rules/caf\ufffd.yml']);
    const [, input] = findInputs(['rules'], nodeFiles(folder));
    const content = input?.kind === 'file' ? readFile(input.path, testIo({ folder }).io) : undefined;
    expect(content).toMatchObject({ diagnostic: { code: 'input-unreadable' } });
  },
);

test('what can not be found is said once, and the rest goes on', () => {
  const folder = folderOf({ 'a.yml': '' });
  mkdirSync(join(folder, 'empty'));
  expect(find(folder, 'missing.yml', 'empty', 'a.yml/b.yml', '', 'a.yml')).toEqual([
    'missing.yml: input-not-found',
    'empty: input-no-rules',
    'a.yml/b.yml: input-unreadable',
    ': input-not-found',
    'a.yml',
  ]);
});
