import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPackage, type BuiltPackage } from '../support/built.ts';
import { writeCorrelation, writeHostileRule, writeRules } from './many-rules.ts';

/** With `SIGMA_KQL_SLOW_TESTS=1` the run is killed 60 times, without it only often enough to see that it can be. */
const kills = process.env['SIGMA_KQL_SLOW_TESTS'] ? 60 : 6;

let built: BuiltPackage;
let work = '';

beforeAll(async () => {
  built = await buildPackage();
  work = mkdtempSync(join(tmpdir(), 'sigma-kql-batch-'));
  writeRules(join(work, 'rules'), 160);
  writeCorrelation(join(work, 'rules'));
}, 120_000);

afterAll(() => {
  built.remove();
  rmSync(work, { recursive: true, force: true });
}, 60_000);

function convert(args: readonly string[], cwd = work, env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [built.command, 'convert', ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
}

/** Every file below a folder, by its way. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** The same without what sigma-kql keeps for itself. */
function outputsOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(contentOf(folder)).filter(([name]) => !name.startsWith('.sigma-kql')),
  );
}

describe('two runs give identical bytes', () => {
  let expected: Readonly<Record<string, string>> = {};
  let findings = '';
  beforeAll(() => {
    const { stderr } = convert(['rules', '-o', 'expected', '-j', '1']);
    expected = contentOf(join(work, 'expected'));
    findings = stderr.replaceAll('expected', 'OUT');
  });

  test('with every rule that stands for itself', () => {
    expect(Object.keys(expected).length).toBeGreaterThan(150);
    expect(expected['correlation.kql']).toContain('Both');
    expect(findings).toContain('[rule-serves-correlation]');
  });

  test.each(['1', '2', '3'])('with --jobs %s', (jobs) => {
    const { stderr } = convert(['rules', '-o', `jobs-${jobs}`, '-j', jobs]);
    expect(contentOf(join(work, `jobs-${jobs}`))).toEqual(expected);
    expect(stderr.replaceAll(`jobs-${jobs}`, 'OUT')).toBe(findings);
  });

  test('in another working directory', () => {
    convert([join(work, 'rules'), '-o', join(work, 'elsewhere')], tmpdir());
    expect(contentOf(join(work, 'elsewhere'))).toEqual(expected);
  });

  test('in another locale and time zone', () => {
    const env = { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' };
    convert(['rules', '-o', 'turkish'], work, env);
    expect(contentOf(join(work, 'turkish'))).toEqual(expected);
  });

  test('as structured documents', () => {
    convert(['rules', '-o', 'json-1', '-f', 'json', '-j', '1']);
    convert([join(work, 'rules'), '-o', join(work, 'json-2'), '-f', 'json', '-j', '2'], tmpdir());
    expect(contentOf(join(work, 'json-2'))).toEqual(contentOf(join(work, 'json-1')));
  });
});

test(`a run that is killed at random leaves whole files, and the next one completes (${kills} kills)`, async () => {
  const out = join(work, 'killed');
  const versions = ['pretty', 'compact'].map((style) => {
    convert(['rules', '-o', `whole-${style}`, '--style', style]);
    return outputsOf(join(work, `whole-${style}`));
  });
  const started = Date.now();
  convert(['rules', '-o', 'timing']);
  const duration = Date.now() - started;
  const signals = ['SIGKILL', 'SIGINT', 'SIGTERM'] as const;
  let killed = 0;
  for (let round = 0; round < kills; round += 1) {
    const style = round % 2 === 0 ? 'pretty' : 'compact';
    const args = ['convert', 'rules', '-o', 'killed', '--style', style, '-j', String(1 + (round % 2))];
    const child = spawn(process.execPath, [built.command, ...args], { cwd: work, stdio: 'ignore' });
    const closed = once(child, 'close');
    await wait(duration * (0.3 + 0.7 * pseudoRandom(round)));
    child.kill(signals[round % signals.length]);
    const [, signal] = (await closed) as [number | null, string | null];
    if (signal !== null) killed += 1;
    if (!existsSync(out)) continue;
    const found = Object.entries(outputsOf(out));
    for (const [name, text] of found) {
      expect([versions[0]?.[name], versions[1]?.[name]], name).toContain(text);
    }
  }
  expect(killed).toBeGreaterThan(0);
  const { status, stderr } = convert(['rules', '-o', 'killed']);
  expect(stderr).not.toContain('error: ');
  expect(status).toBe(0);
  expect(contentOf(out)).toEqual(contentOf(join(work, 'whole-pretty')));
});

/** The same in every run, and evenly spread. */
function pseudoRandom(round: number): number {
  return (round * 0.618_033_988_75) % 1;
}

/** Whether this system lets us mount; a small or read-only file system can't be had otherwise. */
const canMount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0;

describe.skipIf(!canMount)('on a file system of its own (skipped where mounting is not permitted)', () => {
  /** Runs the command on a fresh tmpfs at `mnt`, which ends with the shell, after `before`. */
  function onTmpfs(size: string, before: string, after: string) {
    mkdirSync(join(work, 'mnt'), { recursive: true });
    const command = `"${process.execPath}" "${built.command}" convert rules -o mnt/out`;
    const script = `mount -t tmpfs -o size=${size} tmpfs mnt && ${before.replaceAll('CONVERT', command)}; ${after}`;
    return spawnSync('unshare', ['-m', 'sh', '-c', script], { cwd: work, encoding: 'utf8' });
  }

  test('a full disk is named, and what was written before is whole', () => {
    rmSync(join(work, 'kept'), { recursive: true, force: true });
    const { stderr, stdout } = onTmpfs(
      '400k',
      'CONVERT --style compact; echo "exit $?"',
      'cp -r mnt/out kept; rm -rf kept/.sigma-kql/drafts/*',
    );
    expect(stdout).toContain('exit 2');
    expect(stderr).toMatch(/^error: mnt\/out\/.* can not be written: no space is left on the disk$/m);
    convert(['rules', '-o', 'reference', '--style', 'compact']);
    const reference = outputsOf(join(work, 'reference'));
    const kept = Object.entries(outputsOf(join(work, 'kept')));
    expect(kept.length).toBeGreaterThan(10);
    expect(kept.length).toBeLessThan(Object.keys(reference).length);
    for (const [name, text] of kept) expect(text, name).toBe(reference[name]);
    const next = convert(['rules', '-o', 'kept', '--style', 'compact']);
    expect(next.stderr).not.toContain('error: ');
    expect(outputsOf(join(work, 'kept'))).toEqual(reference);
  });

  test('a read-only output folder is named, and its outputs stay', () => {
    const { stderr, stdout } = onTmpfs(
      '20m',
      'CONVERT 2>/dev/null; mount -o remount,ro mnt; CONVERT --style compact; echo "exit $?"',
      'find mnt/out -name "*.kql" | wc -l',
    );
    expect(stdout).toMatch(/exit 2\n\s*159\n/);
    expect(stderr).toMatch(/^error: mnt\/out\/.* can not be written: the file system is read-only$/m);
  });
});

test.each(['1', '2'])(
  'of two rules with one id that are far apart one is deployed, with --jobs %s',
  (jobs) => {
    const rules = join(work, `shared-${jobs}`);
    writeRules(rules, 160);
    copyFileSync(join(rules, 'group-0/rule-0.yml'), join(rules, 'group-6/z.yml'));
    const { stderr } = convert([rules, '-f', 'sentinel-arm', '-o', `shared-${jobs}-out`, '-j', jobs]);
    expect(stderr.match(/^.*: error: .*\[format-id-taken\]$/gm)).toEqual([
      expect.stringContaining('`group-0/rule-0.yml`'),
    ]);
    expect(existsSync(join(work, `shared-${jobs}-out/group-0/rule-0.json`))).toBe(true);
    expect(existsSync(join(work, `shared-${jobs}-out/group-6/z.json`))).toBe(false);
  },
);

test('hostile titles and file names stay within the output folder, each with a file of its own', () => {
  const rules = join(work, 'hostile');
  const names = [
    'CON',
    'nul.x',
    'a'.repeat(240),
    '🔥'.repeat(60),
    'dots...',
    'space ',
    'UPPER',
    'upper',
    'cafe\u0301',
    'caf\u00e9',
    '\u202etxet',
    'a\nb',
    'semi;colon & $(touch pwned)',
    'x\\..\\..\\y',
  ];
  for (const [index, name] of names.entries()) {
    writeHostileRule(
      join(rules, `${name}.yml`),
      ['../../x', 'CON', 'b'.repeat(300), '🔥', 'x...'][index % 5] ?? '',
    );
  }
  const before = readdirSync(work).toSorted();
  const { status } = convert(['hostile', '-o', 'hostile-out']);
  expect(status).not.toBe(3);
  expect(readdirSync(work).toSorted()).toEqual([...before, 'hostile-out'].toSorted());
  const outputs = Object.keys(outputsOf(join(work, 'hostile-out')));
  expect(outputs.length).toBe(names.length);
  const folded = outputs.map((name) => name.normalize('NFKC').toUpperCase().toLowerCase());
  expect(new Set(folded).size).toBe(names.length);
  for (const name of outputs) {
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/^[^.\s][^/\\:\u0000-\u001f\u202e]*\.kql$/u);
    expect(name).not.toMatch(/^(con|nul)\./i);
  }
});

test('a link in the output folder stops the run before anything is written', () => {
  mkdirSync(join(work, 'linked'), { recursive: true });
  mkdirSync(join(work, 'precious'), { recursive: true });
  symlinkSync(join(work, 'precious'), join(work, 'linked/group-3'));
  const { status, stderr } = convert(['rules', '-o', 'linked']);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error: linked\/group-3 is a link; nothing is written through links$/m);
  expect(readdirSync(join(work, 'precious'))).toEqual([]);
  expect(readdirSync(join(work, 'linked'))).toEqual(['group-3']);
});
