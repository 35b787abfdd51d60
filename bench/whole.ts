import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const command = join(root, 'dist/sigma-kql.js');

/** What a whole process took: the median of several runs. */
export interface WholeRun {
  readonly ratio: string;
  readonly seconds: string;
  /** Of all threads together; the difference to `seconds` is what waits for the disk. */
  readonly 'processor seconds': string;
  readonly 'peak memory (MiB)': number;
}

/** Runs of each kind; the first warms the disk and is not counted. */
const runs = 5;

/** Whole processes from start to end over a folder of rules. The first line reads and parses the YAML alone. */
export function measureWhole(folder: string): Readonly<Record<string, WholeRun>> {
  const out = mkdtempSync(join(tmpdir(), 'sigma-kql-bench-'));
  const convert = (...args: string[]): readonly string[] => [command, 'convert', folder, ...args];
  try {
    const kinds: readonly (readonly [string, readonly string[], boolean])[] = [
      ['yaml alone', [join(root, 'bench/yaml-alone.mjs'), folder], false],
      ['convert, 1 job, no files', convert('-j', '1'), false],
      ['convert, 1 job, all files new', convert('-j', '1', '-o', out), true],
      ['convert, 2 jobs, all files new', convert('-j', '2', '-o', out), true],
      ['convert, 1 job, nothing changed', convert('-j', '1', '-o', out), false],
    ];
    let base: number | undefined;
    const rows = kinds.map(([name, args, isFresh]) => {
      const measured = Array.from({ length: runs }, () => {
        if (isFresh) rmSync(out, { recursive: true, force: true });
        return measure(args);
      }).slice(1);
      const seconds = median(measured.map((run) => run.seconds));
      base ??= seconds;
      const row: WholeRun = {
        ratio: (seconds / base).toFixed(2),
        seconds: seconds.toFixed(2),
        'processor seconds': median(measured.map((run) => run.processor)).toFixed(2),
        'peak memory (MiB)': Math.round(Math.max(...measured.map((run) => run.memory))),
      };
      return [name, row] as const;
    });
    return Object.fromEntries(rows);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

interface Measured {
  readonly seconds: number;
  readonly processor: number;
  readonly memory: number;
}

/** Makes the process say at its end what it used, on a channel of its own. */
const witness = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); writeSync(3, JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 })); });",
)}`;

function measure(args: readonly string[]): Measured {
  const start = performance.now();
  const child = spawnSync(process.execPath, ['--import', witness, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const seconds = (performance.now() - start) / 1000;
  const said = child.output[3] ?? '';
  if (said === '') throw new Error(`the process said nothing: ${args.join(' ')}`);
  return { seconds, ...(JSON.parse(said) as Omit<Measured, 'seconds'>) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
