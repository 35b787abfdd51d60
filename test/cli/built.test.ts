import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const rule = join(root, 'rules/seeds/net_connection_win_domain_notion_api_susp_communication.yml');
let installed = '';

/**
 * The package as a user gets it: compiled, with nothing but `dist` and `package.json`. The compiler writes
 * its output even if there are type errors, which `npm run check` finds.
 */
beforeAll(() => {
  installed = mkdtempSync(join(tmpdir(), 'sigma-kql-built-'));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const outDir = join(installed, 'dist');
  spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', outDir]);
  cpSync(join(root, 'package.json'), join(installed, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'));
}, 60_000);

afterAll(() => rmSync(installed, { recursive: true, force: true }));

function start(args: readonly string[], options: { input?: string; env?: NodeJS.ProcessEnv } = {}) {
  return spawnSync(process.execPath, [join(installed, 'dist/src/cli/main.js'), ...args], {
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
  expect(result.stdout).toContain('DstHostname contains "api.notion.com"');
  expect(start(['convert', '-'], { input: 'a: [' }).status).toBe(1);
});

test('a reader who closes the pipe early is no failure', async () => {
  const many = Array.from(
    { length: 200 },
    (_, index) => `---\n${readFileSync(rule, 'utf8')}# ${index}\n`,
  ).join('');
  const child = spawn(process.execPath, [
    join(installed, 'dist/src/cli/main.js'),
    'convert',
    '-t',
    'asim',
    '-',
  ]);
  const closed = once(child, 'close');
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  child.stdin.end(many);
  expect(await closed).toEqual([0, null]);
  expect(stderr).not.toMatch(/EPIPE|internal error|\n {4}at /);
});

test('converting does not load the Kusto parser or the evaluator', () => {
  const loaded = join(installed, 'loaded');
  start(['convert', rule], { env: { ...process.env, NODE_V8_COVERAGE: loaded } });
  const scripts = readdirSync(loaded).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(loaded, name), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
  expect(scripts.filter((url) => url.includes('/dist/')).length).toBeGreaterThan(50);
  expect(scripts.filter((url) => /kusto|\/evaluate\//i.test(url))).toEqual([]);
});
