import type { Io } from '../io.ts';

/** Counts done work on a terminal; silent everywhere else. */
export interface Progress {
  /** Some more are done. Default: one. */
  step(count?: number): void;
  /** Removes what was shown. */
  end(): void;
}

/** Shorter runs are over before anybody could read a number. */
const fewest = 100;

/** Progress over `total` steps on standard error; `what` is done to each. */
export function createProgress(total: number, { stderr }: Pick<Io, 'stderr'>, what = 'reading'): Progress {
  if (!stderr.isTTY || total < fewest) return { step: () => undefined, end: () => undefined };
  let done = 0;
  let shown = 0;
  return {
    step: (count = 1) => {
      done += count;
      const percent = Math.floor((done / total) * 100);
      if (percent === shown) return;
      shown = percent;
      stderr.write(`\r${lineFor(`${done} of ${total}`, what, percent, stderr.columns)}`);
    },
    end: () => stderr.write('\r\u001b[K'),
  };
}

/** As much as fits: a line that wraps can not be removed again. */
function lineFor(count: string, what: string, percent: number, columns = 80): string {
  const lines = [`${what} ${bar(percent)} ${count}`, `${what} ${count}`, count, `${percent}%`];
  return lines.find((line) => line.length < columns) ?? '';
}

function bar(percent: number): string {
  const full = Math.floor(percent / 5);
  return `[${'#'.repeat(full)}${'.'.repeat(20 - full)}]`;
}
