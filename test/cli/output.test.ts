import { existsSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../src/cli/node-io.ts';
import { destinationOf } from '../../src/cli/output/destination.ts';
import { WriteError, writeOutput } from '../../src/cli/output/write.ts';
import { folderOf, sigmaKql, type Outcome } from '../support/test-io.ts';

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

test('--dry-run says what would happen to the output, and writes nothing', async () => {
  const text =
    'title: T\nlogsource: { category: dns_query, product: windows }\ndetection:\n  a: { QueryName: x }\n  condition: a\n';
  const folder = folderOf({ 'rules/a.yml': text, 'rules/b.yml': text, 'rules/c.yml': text });
  const convert = (...args: readonly string[]): Promise<Outcome> =>
    sigmaKql(['convert', 'rules', ...args], { folder });
  await convert('-o', 'out');
  writeFileSync(join(folder, 'rules/a.yml'), text.replace('x }', 'y }'));
  rmSync(join(folder, 'rules/b.yml'));
  writeFileSync(join(folder, 'rules/d.yml'), text);
  const before = readFileSync(join(folder, 'out/a.kql'), 'utf8');
  const dry = await convert('-o', 'out', '--prune', '--dry-run', '--report', 'r.json');
  expect(dry.code).toBe(0);
  expect(dry.stderr).toContain(`dry run, nothing was written to out/; unchanged: 1 file
would be created: 1 file
  out/d.kql
would be replaced: 1 file
  out/a.kql
would be removed: 1 file
  out/b.kql
dry run, no report was written to r.json
`);
  expect(readFileSync(join(folder, 'out/a.kql'), 'utf8')).toBe(before);
  expect(existsSync(join(folder, 'out/b.kql'))).toBe(true);
  expect(existsSync(join(folder, 'out/d.kql'))).toBe(false);
  expect(existsSync(join(folder, 'r.json'))).toBe(false);
  expect((await convert('--dry-run')).code).toBe(2);
  const file = await convert('-o', 'all.kql', '--dry-run');
  expect(file.stderr).toContain('dry run, nothing was written; would be created: all.kql\n');
  expect(existsSync(join(folder, 'all.kql'))).toBe(false);
});

test('--check fails if an output is not what the rules give', async () => {
  const text =
    'title: T\nlogsource: { category: dns_query, product: windows }\ndetection:\n  a: { QueryName: x }\n  condition: a\n';
  const folder = folderOf({ 'rules/a.yml': text, 'rules/b.yml': text });
  const code = async (...args: readonly string[]): Promise<number | undefined> =>
    (await sigmaKql(['convert', 'rules', ...args], { folder })).code;
  expect(await code('--check')).toBe(2);
  for (const output of ['out/', 'all.kql']) {
    expect(await code('-o', output, '--check')).toBe(1);
    expect(existsSync(join(folder, output))).toBe(false);
    expect(await code('-o', output)).toBe(0);
    expect(await code('-o', output, '--check')).toBe(0);
  }
  const before = readFileSync(join(folder, 'out/a.kql'), 'utf8');
  writeFileSync(join(folder, 'out/a.kql'), `${before} `);
  expect(await code('-o', 'out', '--check')).toBe(1);
  writeFileSync(join(folder, 'out/a.kql'), before);
  writeFileSync(join(folder, 'rules/a.yml'), text.replace('x }', 'y }'));
  expect(await code('-o', 'out', '--check')).toBe(1);
  expect(await code('-o', 'all.kql', '--check')).toBe(1);
  writeFileSync(join(folder, 'rules/a.yml'), text);
  rmSync(join(folder, 'rules/b.yml'));
  expect(await code('-o', 'out', '--check')).toBe(1);
  expect(await code('-o', 'out', '--dry-run')).toBe(0);
  expect(await code('-o', 'out', '--prune')).toBe(0);
  expect(await code('-o', 'out', '--check')).toBe(0);
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
