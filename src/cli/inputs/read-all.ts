import type { Source } from '../../diagnostics/index.ts';
import type { Io } from '../io.ts';
import { createProgress } from '../reporters/progress.ts';
import type { FailedInput } from './failed.ts';
import type { Input } from './find.ts';
import { readInput } from './read.ts';

/** An input and what was read of it. */
export interface ReadInput {
  readonly input: Input;
  readonly content: Source | FailedInput;
}

/** Reads all inputs in their order; on a terminal it counts them. */
export async function readAll(inputs: readonly Input[], io: Io): Promise<readonly ReadInput[]> {
  const progress = createProgress(inputs.length, io);
  const read: ReadInput[] = [];
  for (const input of inputs) {
    read.push({ input, content: await readInput(input, io) });
    progress.step();
  }
  progress.end();
  return read;
}
