import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureProcess, median } from './process.ts';
import { readRules } from './rules.ts';

const command = join(import.meta.dirname, '..', 'dist/sigma-kql.js');

/** How long a review of a branch took. */
export interface ReviewRun {
  readonly ratio: string;
  readonly seconds: string;
  readonly 'peak memory (MiB)': number;
}

/** Runs of each kind; the first warms the disk and is not counted. */
const runs = 3;

/**
 * Reviews of branches in a repository that holds the rules of a folder, as whole processes; the first line converts the
 * whole folder with one thread.
 */
export function measureReviews(folder: string): Readonly<Record<string, ReviewRun>> {
  const repository = mkdtempSync(join(tmpdir(), 'sigma-kql-bench-'));
  try {
    prepare(folder, repository);
    const review = (branch: string, ...args: string[]): readonly string[] => [
      command,
      'review',
      ...args,
      '--base',
      'main',
      '--head',
      branch,
    ];
    const kinds: readonly (readonly [string, readonly string[]])[] = [
      ['convert everything, 1 job', [command, 'convert', 'rules', '-j', '1']],
      ['review of nothing', review('main')],
      ['review of 20 changed rules', review('twenty')],
      ['review of a mapping that touches no query', review('unused', '-m', './mapping.yml')],
      ['review of a mapping that touches every process', review('mapping', '-m', './mapping.yml')],
    ];
    let base: number | undefined;
    return Object.fromEntries(
      kinds.map(([name, args]) => {
        const measured = Array.from({ length: runs }, () => measureProcess(args, repository)).slice(1);
        const seconds = median(measured.map((run) => run.seconds));
        base ??= seconds;
        const row: ReviewRun = {
          ratio: (seconds / base).toFixed(2),
          seconds: seconds.toFixed(2),
          'peak memory (MiB)': Math.round(Math.max(...measured.map((run) => run.memory))),
        };
        return [name, row] as const;
      }),
    );
  } finally {
    rmSync(repository, { recursive: true, force: true });
  }
}

const mapping = `version: 1
target: asim
fieldSets:
  process:
    table: ProcessEvent
    fields:
      Benchmark: TargetProcessName
`;

/** A branch for each kind of change, all of which start at `main`. */
function prepare(folder: string, repository: string): void {
  const git = (...args: readonly string[]): void => {
    const settings = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', '-c', 'gc.auto=0'];
    execFileSync('git', [...settings, ...args], { cwd: repository, stdio: 'ignore' });
  };
  const branch = (name: string, change: () => void): void => {
    git('checkout', '-q', '-b', name, 'main');
    change();
    git('commit', '-q', '-a', '-m', name);
  };
  const write = (text: string): void => writeFileSync(join(repository, 'mapping.yml'), text);
  cpSync(folder, join(repository, 'rules'), { recursive: true });
  write(mapping);
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'main');
  branch('twenty', () => changeRules(join(repository, 'rules'), 20));
  branch('unused', () => write(`${mapping}      Unused: TargetProcessName\n`));
  branch('mapping', () =>
    write(mapping.replace('Benchmark: ', 'Image: ActingProcessName\n      Benchmark: ')),
  );
  git('checkout', '-q', 'main');
}

/** Widens a test of rules that are spread over the folder. */
function changeRules(folder: string, count: number): void {
  const paths = readRules(folder).flatMap(({ path, text }) => (text.includes('|endswith:') ? [path] : []));
  const step = Math.max(1, Math.floor(paths.length / count));
  const chosen = paths.filter((_, index) => index % step === 0).slice(0, count);
  for (const path of chosen) {
    writeFileSync(path, readFileSync(path, 'utf8').replace('|endswith:', '|contains:'));
  }
}
