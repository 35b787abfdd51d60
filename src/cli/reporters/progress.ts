import type { Io } from '../io.ts';

/** Counts done work on a terminal; silent everywhere else. */
export interface Progress {
  /** One more is done. */
  step(): void;
  /** Removes what was shown. */
  end(): void;
}

/** Shorter runs are over before anybody could read a number. */
const fewest = 100;

/** Progress over `total` steps on standard error. */
export function createProgress(total: number, { stderr }: Pick<Io, 'stderr'>): Progress {
  if (!stderr.isTTY || total < fewest) return { step: () => undefined, end: () => undefined };
  const stride = Math.ceil(total / 100);
  let done = 0;
  return {
    step: () => {
      done += 1;
      if (done % stride === 0) stderr.write(`\r${done} of ${total} files`);
    },
    end: () => stderr.write('\r\u001b[K'),
  };
}
