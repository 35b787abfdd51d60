import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileSystem } from '../../src/cli/io.ts';
import { nodeFiles } from '../../src/cli/node-io.ts';
import { OutputFolder } from '../../src/cli/output/folder.ts';
import { decodeManifest } from '../../src/cli/output/manifest.ts';
import type { WantedOutput } from '../../src/cli/output/plan.ts';
import { syncFolder, type SyncOptions, type SyncReport } from '../../src/cli/output/sync.ts';
import { folderOf } from '../support/test-io.ts';

function wanted(outputs: Readonly<Record<string, string>>): readonly WantedOutput[] {
  return Object.entries(outputs).map(([name, text]) => ({
    name,
    text,
    hash: sha256(text),
    rule: null,
    source: name.replace('.kql', '.yml'),
    format: 'kql',
    verdict: 'exact',
    target: 'asim',
  }));
}

function sync(
  folder: string,
  outputs: Readonly<Record<string, string>>,
  options: Partial<SyncOptions> = {},
  files: FileSystem = nodeFiles(folder),
): Promise<SyncReport> {
  return syncFolder(wanted(outputs), new OutputFolder('out', files), {
    formats: new Map([['kql', '.kql']]),
    brokenSources: new Set(),
    leftOutSources: new Set(),
    prune: false,
    force: false,
    toolVersion: '1',
    ...options,
  });
}

/** Every file below `out` but the manifest, by its way. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  const out = join(folder, 'out');
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(out, name)).isFile() && name !== '.sigma-kql/manifest')
      .map((name) => [name, readFileSync(join(out, name), 'utf8')]),
  );
}

function manifestOf(folder: string): readonly string[] {
  return [...decodeManifest(readFileSync(join(folder, 'out/.sigma-kql/manifest'), 'utf8')).keys()];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Writes a manifest that claims these files with these contents. */
function forge(folder: string, claims: Readonly<Record<string, string>>): void {
  const entry = { rule: null, source: 'x.yml', format: 'kql', verdict: 'exact', target: null };
  const outputs = Object.fromEntries(
    Object.entries(claims).map(([name, text]) => [name, { ...entry, sha256: [sha256(text)] }]),
  );
  mkdirSync(join(folder, 'out/.sigma-kql'), { recursive: true });
  writeFileSync(join(folder, 'out/.sigma-kql/manifest'), JSON.stringify({ version: 1, outputs }));
}

test('a second run touches what changed and nothing else', async () => {
  const folder = folderOf({});
  expect(await sync(folder, { 'a.kql': 'A', 'sub/b.kql': 'B' })).toMatchObject({ written: 2, unchanged: 0 });
  const before = ['a.kql', '.sigma-kql/manifest'].map((name) => statSync(join(folder, 'out', name)).mtimeMs);
  expect(await sync(folder, { 'a.kql': 'A', 'sub/b.kql': 'B' })).toMatchObject({ written: 0, unchanged: 2 });
  expect(['a.kql', '.sigma-kql/manifest'].map((name) => statSync(join(folder, 'out', name)).mtimeMs)).toEqual(
    before,
  );
  expect(await sync(folder, { 'a.kql': 'A', 'sub/b.kql': 'B2' })).toMatchObject({ written: 1, unchanged: 1 });
  expect(statSync(join(folder, 'out/a.kql')).mtimeMs).toBe(before[0]);
  expect(contentOf(folder)).toEqual({ 'a.kql': 'A', 'sub/b.kql': 'B2' });
});

test('a file that somebody removed comes back', async () => {
  const folder = folderOf({});
  await sync(folder, { 'a.kql': 'A' });
  rmSync(join(folder, 'out/a.kql'));
  expect(await sync(folder, { 'a.kql': 'A' })).toMatchObject({ written: 1 });
  expect(contentOf(folder)).toEqual({ 'a.kql': 'A' });
});

test('nothing is created where there is nothing to write', async () => {
  const folder = folderOf({});
  await sync(folder, {}, { prune: true });
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

test('outputs without a rule are named, and removed on demand', async () => {
  const folder = folderOf({});
  await sync(folder, { 'a.kql': 'A', 'b.kql': 'B' });
  expect(await sync(folder, { 'a.kql': 'A' })).toMatchObject({ removed: 0, left: ['b.kql'] });
  expect(manifestOf(folder)).toEqual(['a.kql', 'b.kql']);
  expect(await sync(folder, { 'a.kql': 'A' }, { prune: true })).toMatchObject({ removed: 1, left: [] });
  expect(contentOf(folder)).toEqual({ 'a.kql': 'A' });
  expect(manifestOf(folder)).toEqual(['a.kql']);
});

test.each<[string, Partial<SyncOptions>]>([
  ['of another format', { formats: new Map([['sentinel-yaml', '.yaml']]) }],
  ['of a rule file that is broken now', { brokenSources: new Set(['b.yml']) }],
])('outputs %s stay', async (_name, options) => {
  const folder = folderOf({});
  await sync(folder, { 'b.kql': 'B' });
  expect(await sync(folder, {}, { prune: true, ...options })).toMatchObject({ removed: 0, left: [] });
  expect(contentOf(folder)).toEqual({ 'b.kql': 'B' });
});

test('what a selection leaves out stays, and is counted; what has no rule file any more goes', async () => {
  const folder = folderOf({});
  await sync(folder, { 'a.kql': 'A', 'b.kql': 'B', 'c.kql': 'C', 'd.kql': 'D' });
  rmSync(join(folder, 'out/d.kql'));
  const leftOutSources = new Set(['b.yml', 'd.yml']);
  const report = await sync(folder, { 'a.kql': 'A' }, { prune: true, leftOutSources });
  expect(report).toMatchObject({ removed: 1, left: [], edited: [], spared: 1 });
  expect(contentOf(folder)).toEqual({ 'a.kql': 'A', 'b.kql': 'B' });
});

test('outputs of other formats that are still there are counted', async () => {
  const folder = folderOf({});
  await sync(folder, { 'a.kql': 'A', 'b.kql': 'B', 'c.kql': 'C' });
  rmSync(join(folder, 'out/c.kql'));
  const report = await sync(folder, {}, { formats: new Map([['sentinel-yaml', '.yaml']]) });
  expect([...report.otherFormats]).toEqual([['kql', 2]]);
  expect([...(await sync(folder, {})).otherFormats]).toEqual([]);
});

test('an edited output is neither removed nor replaced, except by force', async () => {
  const folder = folderOf({});
  await sync(folder, { 'a.kql': 'A', 'b.kql': 'B' });
  writeFileSync(join(folder, 'out/a.kql'), 'edited');
  writeFileSync(join(folder, 'out/b.kql'), 'edited');
  const report = await sync(folder, { 'a.kql': 'A2' }, { prune: true });
  expect(report).toMatchObject({ written: 0, removed: 0, foreign: ['a.kql'], left: [], edited: ['b.kql'] });
  expect(contentOf(folder)).toEqual({ 'a.kql': 'edited', 'b.kql': 'edited' });
  await sync(folder, { 'a.kql': 'A2' }, { force: true });
  expect(contentOf(folder)).toEqual({ 'a.kql': 'A2', 'b.kql': 'edited' });
});

test("a file of somebody else stays, and the others are written; one with the same content is nobody's loss", async () => {
  const folder = folderOf({ 'out/a.kql': 'mine', 'out/b.kql': 'B' });
  const report = await sync(folder, { 'a.kql': 'A', 'b.kql': 'B', 'c.kql': 'C' });
  expect(report).toMatchObject({ written: 1, unchanged: 1, foreign: ['a.kql'] });
  expect(contentOf(folder)).toEqual({ 'a.kql': 'mine', 'b.kql': 'B', 'c.kql': 'C' });
  expect(manifestOf(folder)).toEqual(['b.kql', 'c.kql']);
});

test.each(['../precious.kql', 'sub/../../precious.kql', '/etc/hostname', '.git/config'])(
  'a manifest that names %s stops the run',
  async (name) => {
    const folder = folderOf({ 'precious.kql': 'precious', 'out/a.kql': 'A' });
    forge(folder, { [name]: 'precious' });
    await expect(sync(folder, { 'b.kql': 'B' }, { prune: true, force: true })).rejects.toThrow(
      /manifest can't be used: .* is no path below the folder/,
    );
    expect(readFileSync(join(folder, 'precious.kql'), 'utf8')).toBe('precious');
    expect(existsSync(join(folder, 'out/b.kql'))).toBe(false);
  },
);

test('a forged manifest removes and replaces nothing that it can not describe', async () => {
  const folder = folderOf({ 'out/a.kql': 'mine', 'out/b.kql': 'mine', 'out/notes.md': 'notes' });
  forge(folder, { 'a.kql': 'guess', 'b.kql': 'guess', 'notes.md': 'notes' });
  const report = await sync(folder, { 'a.kql': 'A' }, { prune: true });
  expect(report).toMatchObject({ written: 0, removed: 0, foreign: ['a.kql'], left: [], edited: ['b.kql'] });
  expect(contentOf(folder)).toEqual({ 'a.kql': 'mine', 'b.kql': 'mine', 'notes.md': 'notes' });
});

test.each<[string, (folder: string) => void]>([
  ['folder', (folder) => symlinkSync(join(folder, 'outside'), join(folder, 'out/sub'))],
  ['folder within the outputs', (folder) => symlinkSync(join(folder, 'out/real'), join(folder, 'out/sub'))],
  [
    'file',
    (folder) => {
      mkdirSync(join(folder, 'out/sub'));
      symlinkSync(join(folder, 'outside/a.kql'), join(folder, 'out/sub/a.kql'));
    },
  ],
  [
    'folder of the manifest',
    (folder) => {
      symlinkSync(join(folder, 'outside'), join(folder, 'out/.sigma-kql'));
    },
  ],
  [
    'manifest',
    (folder) => {
      mkdirSync(join(folder, 'out/.sigma-kql'));
      symlinkSync(join(folder, 'outside/a.kql'), join(folder, 'out/.sigma-kql/manifest'));
    },
  ],
])('nothing is written or removed through a linked %s', async (_name, link) => {
  const folder = folderOf({ 'outside/a.kql': 'A', 'out/real/x': '' });
  link(folder);
  await expect(sync(folder, { 'sub/a.kql': 'new' }, { prune: true, force: true })).rejects.toThrow(/ link/);
  expect(readdirSync(join(folder, 'outside'))).toEqual(['a.kql']);
  expect(readFileSync(join(folder, 'outside/a.kql'), 'utf8')).toBe('A');
});

test('prune does not empty the folder for a run on other rules, unless it is forced to', async () => {
  const folder = folderOf({});
  await sync(folder, { 'cloud/a.kql': 'A', 'cloud/b.kql': 'B' });
  await expect(sync(folder, { 'a.kql': 'A' }, { prune: true })).rejects.toThrow(
    '--prune would remove the outputs of 2 rules that this run was not given, such as "cloud/a.yml"',
  );
  expect(contentOf(folder)).toEqual({ 'cloud/a.kql': 'A', 'cloud/b.kql': 'B' });
  const forced = await sync(folder, { 'a.kql': 'A' }, { prune: true, force: true });
  expect(forced).toMatchObject({ written: 1, removed: 2 });
});

test('a stale output behind a link is not removed', async () => {
  const folder = folderOf({ 'outside/a.kql': 'A' });
  await sync(folder, { 'sub/a.kql': 'A' });
  rmSync(join(folder, 'out/sub'), { recursive: true });
  symlinkSync(join(folder, 'outside'), join(folder, 'out/sub'));
  await expect(sync(folder, {}, { prune: true })).rejects.toThrow(/ link/);
  expect(readFileSync(join(folder, 'outside/a.kql'), 'utf8')).toBe('A');
});

test('the output folder itself may be a link', async () => {
  const folder = folderOf({ 'real/kept.txt': '' });
  symlinkSync(join(folder, 'real'), join(folder, 'out'));
  await sync(folder, { 'a.kql': 'A' });
  expect(readFileSync(join(folder, 'real/a.kql'), 'utf8')).toBe('A');
});

test('a file in the way of a folder is named', async () => {
  const folder = folderOf({ 'out/sub': '' });
  await expect(sync(folder, { 'sub/a.kql': 'A' })).rejects.toThrow('out/sub is in the way of a folder');
});

test('a file in the place of the output folder is named', async () => {
  const folder = folderOf({ out: '' });
  await expect(sync(folder, { 'a.kql': 'A' })).rejects.toThrow(/out.* can not be written: .+/);
});

test.each(['ENOSPC', 'EROFS', 'EACCES', 'EIO'])(
  'when writing fails with %s, files are whole, the next run knows them, and the message is clear',
  async (code) => {
    const folder = folderOf({});
    const first = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`${index}.kql`, `old ${index}`]),
    );
    const second = Object.fromEntries(Object.keys(first).map((name) => [name, `new ${name}`]));
    for (let budget = 0; budget < 45; budget += 4) {
      expect(await sync(folder, first)).toMatchObject({ foreign: [] });
      let left = budget;
      const real = nodeFiles(folder);
      const createDurably = async (path: string, text: string): Promise<void> => {
        if (left === 0) {
          writeFileSync(join(folder, path), text.slice(0, 2));
          throw Object.assign(new Error(code), { code });
        }
        left -= 1;
        await real.createDurably(path, text);
      };
      const run = sync(folder, second, {}, { ...real, createDurably });
      const message = await run.then(
        () => 'done',
        (error: unknown) => String(error),
      );
      // Forty outputs, and the manifest before and after them.
      expect(message).toMatch(budget < 42 ? /^WriteError: out\/.* can not be written: .+/ : /^done$/);
      const content = contentOf(folder);
      for (const name of Object.keys(first)) expect([first[name], second[name]]).toContain(content[name]);
      expect(Object.keys(content).length).toBe(40);
    }
    expect(await sync(folder, second)).toMatchObject({ foreign: [] });
    expect(contentOf(folder)).toEqual(second);
  },
);

test('a rule file that changes the case of its letters keeps one output', async () => {
  const folder = folderOf({});
  await sync(folder, { 'A.kql': 'A' });
  const report = await sync(folder, { 'a.kql': 'A' }, { prune: true });
  expect(report).toMatchObject({ foreign: [] });
  expect(contentOf(folder)).toEqual({ 'a.kql': 'A' });
  expect(manifestOf(folder)).toEqual(['a.kql']);
});

test('where letter case does not count, the renamed output is not removed as the old one', async () => {
  const folder = folderOf({});
  await sync(folder, { 'A.kql': 'A' });
  const real = nodeFiles(folder);
  const sameCase = (path: string): string => path.replace('a.kql', 'A.kql');
  const files: FileSystem = {
    ...real,
    entryKind: (path) => real.entryKind(sameCase(path)),
    read: (path, limit) => real.read(sameCase(path), limit),
    rename: (from, to) => renameSync(join(folder, from), join(folder, sameCase(to))),
  };
  await sync(folder, { 'a.kql': 'A2' }, { prune: true }, files);
  expect(contentOf(folder)).toEqual({ 'A.kql': 'A2' });
  expect(manifestOf(folder)).toEqual(['a.kql']);
});
