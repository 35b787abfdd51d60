import { readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../src/cli/node-io.ts';
import { destinationOf } from '../../src/cli/output/destination.ts';
import { WriteError, writeOutput } from '../../src/cli/output/write.ts';
import { folderOf } from '../support/test-io.ts';

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

test('a file is replaced as a whole, and a link is replaced, not followed', async () => {
  const folder = folderOf({ 'precious.txt': 'precious', 'out/a.kql': 'old' });
  symlinkSync(join(folder, 'precious.txt'), join(folder, 'out/b.kql'));
  await writeOutput('out/a.kql', 'new', nodeFiles(folder));
  await writeOutput('out/b.kql', 'new', nodeFiles(folder));
  await writeOutput('out/deep/c.kql', 'new', nodeFiles(folder));
  expect(readFileSync(join(folder, 'precious.txt'), 'utf8')).toBe('precious');
  expect(readFileSync(join(folder, 'out/b.kql'), 'utf8')).toBe('new');
  expect(readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).toSorted()).toEqual([
    'a.kql',
    'b.kql',
    'deep',
    'deep/c.kql',
  ]);
});

test('a failed write leaves the old file and no draft', async () => {
  const folder = folderOf({ 'a.kql': 'old' });
  const full = {
    ...nodeFiles(folder),
    rename: () => {
      throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
    },
  };
  await expect(writeOutput('a.kql', 'new', full)).rejects.toThrow(
    new WriteError('a.kql can not be written: no space is left on the disk'),
  );
  expect(readdirSync(folder)).toEqual(['a.kql']);
  expect(readFileSync(join(folder, 'a.kql'), 'utf8')).toBe('old');
});
