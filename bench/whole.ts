import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureProcess, median, type Measured } from './process.ts';

const root = join(import.meta.dirname, '..');
const command = join(root, 'dist/sigma-kql.js');

/** What a whole process took: the median of several runs. */
export interface WholeRun {
  readonly ratio: string;
  readonly seconds: string;
  /** As the ratio, by what the processors did for all threads together: it hardly depends on who else is at work. */
  readonly 'processor ratio': string;
  readonly 'processor seconds': string;
  readonly 'peak memory (MiB)': number;
}

/** Runs of each kind; the first warms the disk and is not counted. */
const runs = 4;

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
    let base: Measured | undefined;
    const rows = kinds.map(([name, args, isFresh]) => {
      const measured = Array.from({ length: runs }, () => {
        if (isFresh) rmSync(out, { recursive: true, force: true });
        return measureProcess(args, root);
      }).slice(1);
      const seconds = median(measured.map((run) => run.seconds));
      const processor = median(measured.map((run) => run.processor));
      const memory = Math.max(...measured.map((run) => run.memory));
      base ??= { seconds, processor, memory };
      const row: WholeRun = {
        ratio: (seconds / base.seconds).toFixed(2),
        seconds: seconds.toFixed(2),
        'processor ratio': (processor / base.processor).toFixed(2),
        'processor seconds': processor.toFixed(2),
        'peak memory (MiB)': Math.round(memory),
      };
      console.error(`${name}: ${row.ratio}`);
      return [name, row] as const;
    });
    return Object.fromEntries(rows);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
