import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPackage, type BuiltPackage } from '../support/built.ts';

const root = join(import.meta.dirname, '../..');
const rule = join(root, 'rules/seeds/net_connection_win_domain_notion_api_susp_communication.yml');
let built: BuiltPackage;

beforeAll(async () => {
  built = await buildPackage();
}, 60_000);

afterAll(() => built.remove());

function start(args: readonly string[], options: { input?: string; env?: NodeJS.ProcessEnv } = {}) {
  return spawnSync(process.execPath, [built.command, ...args], {
    encoding: 'utf8',
    ...options,
  });
}

test('it knows its version', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(start(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test('it converts standard input and sets the exit code', () => {
  const result = start(['convert', '-'], { input: readFileSync(rule, 'utf8') });
  expect(result.status).toBe(0);
  expect(result.stdout).toContain('coalesce(DstFQDN, DstHostname) contains "api.notion.com"');
  expect(start(['convert', '-'], { input: 'a: [' }).status).toBe(1);
});

test('a reader who closes the pipe early is no failure', async () => {
  const many = Array.from(
    { length: 200 },
    (_, index) => `---\n${readFileSync(rule, 'utf8')}# ${index}\n`,
  ).join('');
  const child = spawn(process.execPath, [built.command, 'convert', '-t', 'asim', '-']);
  const closed = once(child, 'close');
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  child.stdin.end(many);
  expect(await closed).toEqual([0, null]);
  expect(stderr).not.toMatch(/EPIPE|internal error|\n {4}at /);
});

test.skipIf(!existsSync('/dev/full')).each([
  ['convert', rule],
  ['list', 'targets'],
  ['check', rule],
  ['explain', rule],
])('%s: a full disk behind standard output is named in one line', (...args) => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [built.command, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  expect(status).toBe(2);
  expect(stderr).toContain('error: the output can not be written: no space is left on the disk\n');
  expect(stderr).not.toMatch(/ENOSPC|\n {4}at /);
});

/** The files of `dist` that a run loads, by their path in it. */
function loadedBy(...args: readonly string[]): readonly string[] {
  const coverage = mkdtempSync(join(built.folder, 'coverage-'));
  start(args, { env: { ...process.env, NODE_V8_COVERAGE: coverage } });
  const scripts = readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as {
      result: { url: string }[];
    };
    return result.map(({ url }) => url);
  });
  return scripts.flatMap((url) => (url.startsWith('file:') ? [url.replace(/^.*\/dist\//, '')] : []));
}

// What a run costs before its first rule is what it loads; these tests keep that from growing unseen.
describe('a run loads little', () => {
  test('converting one rule: a few files, and only the mappings that it needs', () => {
    const loaded = loadedBy('convert', rule);
    expect(loaded).toContain('sigma-kql.js');
    expect(loaded.length).toBeLessThanOrEqual(10);
    expect(loaded.filter((path) => path.startsWith('generated/')).toSorted()).toEqual([
      'generated/mappings/asim.js',
      'generated/mappings/native.js',
    ]);
    expect(loaded.filter((path) => /node_modules|verify|validate|explain|load/.test(path))).toEqual([]);
  });

  test('converting one rule: no module of Node that only other runs need', () => {
    const dist = join(built.folder, 'dist');
    const texts = loadedBy('convert', rule).map((path) => readFileSync(join(dist, path), 'utf8'));
    const modules = texts.flatMap((text) =>
      Array.from(text.matchAll(/^import [^;]*?["']node:([^"']+)["'];/gm), ([, name]) => name ?? ''),
    );
    expect([...new Set(modules)].toSorted()).toEqual(['events', 'fs', 'os', 'path', 'url', 'util']);
  });

  test('printing help: none of the converter', () => {
    const loaded = loadedBy('--help');
    expect(loaded).toContain('sigma-kql.js');
    expect(loaded.length).toBeLessThanOrEqual(6);
    expect(loaded.filter((path) => /convert|generated/.test(path))).toEqual([]);
  });

  test('many rules: the flags of the engine, all of which it knows', () => {
    const folder = mkdtempSync(join(built.folder, 'rules-'));
    const text = readFileSync(rule, 'utf8');
    for (let index = 0; index < 200; index += 1) writeFileSync(join(folder, `${index}.yml`), text);
    expect(loadedBy('convert', folder)).toContain('inlining.js');
    expect(loadedBy('convert', rule)).not.toContain('inlining.js');
    const { status, stderr } = start(['convert', folder]);
    expect(status).toBe(0);
    expect(stderr).toContain('200 rules');
    expect(stderr).not.toMatch(/flag/i);
  });

  test('a format: its schemas, and no compiler of templates', () => {
    const loaded = loadedBy('convert', '-f', 'sentinel-yaml', rule);
    expect(loaded.length).toBeLessThanOrEqual(26);
    expect(loaded.filter((path) => path.startsWith('generated/schemas/'))).not.toEqual([]);
    expect(loaded.filter((path) => path.includes('user-template'))).toEqual([]);
  });
});

test('the library runs without Node: only what loads the Kusto parser asks for one of its modules', () => {
  const dist = join(built.folder, 'dist');
  const importing = new Map<string, readonly string[]>();
  const visit = (path: string): void => {
    if (importing.has(path)) return;
    const text = readFileSync(join(dist, path), 'utf8');
    const names = Array.from(
      text.matchAll(/^(?:import|export) [^;]*?["']([^"']+)["'];|\bimport\("([^"]+)"\)/gm),
      ([, fixed, lazy]) => fixed ?? lazy ?? '',
    );
    importing.set(path, names);
    for (const name of names.filter((name) => name.startsWith('.'))) visit(join(dirname(path), name));
  };
  visit('index.js');
  expect(importing.size).toBeGreaterThan(15);
  const foreign = [...importing].flatMap(([path, names]) =>
    names.filter((name) => !name.startsWith('.')).map((name) => `${path}: ${name}`),
  );
  expect(foreign.toSorted()).toEqual(['load.js: node:module', 'verify.js: saxes']);
});

test('whoever imports one function of the library does not get all of it', async () => {
  const entry = join(built.folder, 'consumer.mjs');
  writeFileSync(entry, "import { positionAt } from './dist/index.js';\nconsole.log(positionAt);\n");
  const build = await rolldown({ input: entry, platform: 'browser', external: [/^node:/, 'saxes'] });
  const { output } = await build.generate({ format: 'esm' });
  const [chunk] = output;
  // Parts that would be loaded on demand are not: nothing is left that asks for them.
  expect(chunk.imports).toEqual([]);
  expect(chunk.code).not.toContain('import(');
  expect(chunk.code.length).toBeLessThan(60_000);
});
