import type { Source } from '../../diagnostics/index.ts';
import type { Io } from '../io.ts';
import { createProgress } from '../reporters/progress.ts';
import type { FailedInput } from './failed.ts';
import type { Input } from './input.ts';
import { readInput } from './read.ts';
import { isRegressionCase } from './regression-case.ts';

/** An input and what was read of it. */
export interface ReadInput {
  readonly input: Input;
  readonly content: Source | FailedInput;
}

/**
 * Reads all inputs in their order; on a terminal it counts them. Regression cases, which lie between the rules of some
 * collections, are left out with a note.
 */
export async function readAll(inputs: readonly Input[], io: Io): Promise<readonly ReadInput[]> {
  const progress = createProgress(inputs.length, io);
  const read: ReadInput[] = [];
  let cases = 0;
  for (const input of inputs) {
    const content = await readInput(input, io);
    if ('text' in content && isRegressionCase(content.text)) cases += 1;
    else read.push({ input, content });
    progress.step();
  }
  progress.end();
  if (cases > 0) io.stderr.write(noteOn(cases));
  return read;
}

function noteOn(cases: number): string {
  const what =
    cases === 1 ? '1 regression case is no rule and was' : `${cases} regression cases are no rules and were`;
  return `note: ${what} left out; \`sigma-kql test --events\` runs regression cases\n`;
}
