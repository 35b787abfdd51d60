import { spawnSync } from 'node:child_process';

/** What a process used. */
export interface Measured {
  readonly seconds: number;
  readonly processor: number;
  readonly memory: number;
}

/** Makes the process say at its end what it used, on a channel of its own. */
const witness = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); writeSync(3, JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 })); });",
)}`;

/** Runs a script of Node to its end. Throws if it dies before it can say what it used. */
export function measureProcess(args: readonly string[], folder: string): Measured {
  const start = performance.now();
  const child = spawnSync(process.execPath, ['--import', witness, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const seconds = (performance.now() - start) / 1000;
  const said = child.output[3] ?? '';
  if (said === '') throw new Error(`the process said nothing: ${args.join(' ')}`);
  return { seconds, ...(JSON.parse(said) as Omit<Measured, 'seconds'>) };
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
