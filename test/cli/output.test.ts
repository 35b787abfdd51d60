import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../src/cli/node-io.ts';
import { destinationOf } from '../../src/cli/output/destination.ts';
import { outputNames } from '../../src/cli/output/names.ts';
import { WriteError, writeBelow, writeOutput } from '../../src/cli/output/write.ts';
import { folderOf } from '../support/test-io.ts';

test('two rule files never get one name', () => {
  expect(outputNames(['a.yml', 'a.yaml', 'A.yml', 'sub/a.yml', 'a-2.yml', 'odd.txt'], 'kql')).toEqual([
    'a.kql',
    'a-2.kql',
    'A-3.kql',
    'sub/a.kql',
    'a-2-2.kql',
    'odd.txt.kql',
  ]);
});

test.each([
  [undefined, 'stdout'],
  ['file.kql', 'file'],
  ['file', 'file'],
  ['folder', 'folder'],
  ['folder.d', 'folder'],
  ['new', 'folder'],
  ['new.kql', 'file'],
  ['new.d/', 'folder'],
])('--output %s is a %s', (path, kind) => {
  const folder = folderOf({ file: '', 'folder/a': '', 'folder.d/a': '' });
  expect(destinationOf(path, nodeFiles(folder)).kind).toBe(kind);
});

test('a file is replaced as a whole, and a link is replaced, not followed', () => {
  const folder = folderOf({ 'precious.txt': 'precious', 'out/a.kql': 'old' });
  symlinkSync(join(folder, 'precious.txt'), join(folder, 'out/b.kql'));
  writeOutput('out/a.kql', 'new', nodeFiles(folder));
  writeOutput('out/b.kql', 'new', nodeFiles(folder));
  writeOutput('out/deep/c.kql', 'new', nodeFiles(folder));
  expect(readFileSync(join(folder, 'precious.txt'), 'utf8')).toBe('precious');
  expect(readFileSync(join(folder, 'out/b.kql'), 'utf8')).toBe('new');
  expect(readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).toSorted()).toEqual([
    'a.kql',
    'b.kql',
    'deep',
    'deep/c.kql',
  ]);
});

test('a failed write leaves the old file and no draft', () => {
  const folder = folderOf({ 'a.kql': 'old' });
  const full = {
    ...nodeFiles(folder),
    rename: () => {
      throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
    },
  };
  expect(() => writeOutput('a.kql', 'new', full)).toThrow(
    new WriteError('a.kql can not be written: no space is left on the disk'),
  );
  expect(readdirSync(folder)).toEqual(['a.kql']);
  expect(readFileSync(join(folder, 'a.kql'), 'utf8')).toBe('old');
});

test('nothing is written through a link that leaves the output folder', () => {
  const folder = folderOf({ 'outside/kept.txt': '' });
  mkdirSync(join(folder, 'out'));
  symlinkSync(join(folder, 'outside'), join(folder, 'out/sub'));
  expect(() => writeBelow('out', 'sub/a.kql', 'x', nodeFiles(folder))).toThrow(WriteError);
  expect(() => writeBelow('out', 'sub/deeper/a.kql', 'x', nodeFiles(folder))).toThrow(WriteError);
  expect(readdirSync(join(folder, 'outside'))).toEqual(['kept.txt']);
});

test('an output folder may itself be a link, and may hold links to its own parts', () => {
  const folder = folderOf({ 'real/a/kept.txt': '' });
  symlinkSync(join(folder, 'real'), join(folder, 'out'));
  symlinkSync(join(folder, 'real/a'), join(folder, 'real/b'));
  writeBelow('out', 'b/x.kql', 'x', nodeFiles(folder));
  expect(readFileSync(join(folder, 'real/a/x.kql'), 'utf8')).toBe('x');
});

test('a file in the way of a folder is named', () => {
  const folder = folderOf({});
  writeFileSync(join(folder, 'out'), '');
  expect(() => writeBelow('out', 'a.kql', 'x', nodeFiles(folder))).toThrow(
    'out/a.kql can not be written: something of that name is in the way',
  );
});
