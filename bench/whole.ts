import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureProcess, median, type Measured } from './process.ts';

const root = join(import.meta.dirname, '..');
const command = join(root, 'dist/sigma-kql.js');

/** What a whole process took: medians of several runs. */
export interface WholeRun {
  /** To the first line, pair by pair: the runs of one round follow one another on an equally busy machine. */
  readonly ratio: string;
  readonly seconds: string;
  /** As the ratio, by what the processors did for all threads together: it hardly depends on who else is at work. */
  readonly 'processor ratio': string;
  readonly 'processor seconds': string;
  readonly 'peak memory (MiB)': number;
}

/** Each runs every kind once; the first round warms the disk and is not counted. */
const rounds = 6;

interface Kind {
  readonly name: string;
  /** Of the script, given a folder for outputs that only the runs of one round share. */
  readonly args: (out: string) => readonly string[];
}

/** Whole processes from start to end over a folder of rules. The first line reads and parses the YAML alone. */
export function measureWhole(folder: string): Readonly<Record<string, WholeRun>> {
  const outputs = mkdtempSync(join(tmpdir(), 'sigma-kql-bench-'));
  const convert = (...args: string[]): readonly string[] => [command, 'convert', folder, ...args];
  const kinds: readonly Kind[] = [
    { name: 'yaml alone', args: () => [join(root, 'bench/yaml-alone.mjs'), folder] },
    { name: 'convert, 1 job, no files', args: () => convert('-j', '1') },
    {
      name: 'files alone',
      args: (out) => [join(root, 'bench/files-alone.mjs'), folder, join(out, 'alone')],
    },
    { name: 'convert, 2 jobs, all files new', args: (out) => convert('-j', '2', '-o', join(out, '2')) },
    { name: 'convert, 1 job, all files new', args: (out) => convert('-j', '1', '-o', join(out, '1')) },
    { name: 'convert, 1 job, nothing changed', args: (out) => convert('-j', '1', '-o', join(out, '1')) },
  ];
  try {
    const measured = Array.from({ length: rounds }, (_, round) => {
      console.error(`round ${round + 1} of ${rounds}`);
      // Nothing is removed in between: for minutes after, ext4 makes new files slowly, since it passes over the
      // inodes of those that were just deleted.
      const out = join(outputs, `${round}`);
      return kinds.map(({ args }) => measureProcess(args(out), root));
    }).slice(1);
    return Object.fromEntries(kinds.map(({ name }, index) => [name, rowOf(measured, index)]));
  } finally {
    rmSync(outputs, { recursive: true, force: true });
  }
}

/** The row of the kind at `index`; `measured` holds a list of kinds for each round. */
function rowOf(measured: readonly (readonly Measured[])[], index: number): WholeRun {
  const of = (figure: (own: Measured, base: Measured) => number): number =>
    median(
      measured.map((round) => {
        const [own, base] = [round[index], round[0]];
        return own === undefined || base === undefined ? Number.NaN : figure(own, base);
      }),
    );
  return {
    ratio: of((own, base) => own.seconds / base.seconds).toFixed(2),
    seconds: of((own) => own.seconds).toFixed(2),
    'processor ratio': of((own, base) => own.processor / base.processor).toFixed(2),
    'processor seconds': of((own) => own.processor).toFixed(2),
    'peak memory (MiB)': Math.round(Math.max(...measured.map((round) => round[index]?.memory ?? Number.NaN))),
  };
}
