import { resultFolder, type Inputs } from './inputs.ts';
import { showText } from './log.ts';
import { readResults } from './results.ts';
import type { World } from './world.ts';

/** Says what failed; returns the exit code of the action. */
export function gate(inputs: Inputs, world: World): number {
  const results = readResults(resultFolder(world, inputs.name));
  showText(
    results
      .map(({ heading, outcome, isFailed }) => `${isFailed ? 'failed' : 'passed'}: ${heading}: ${outcome}`)
      .join('\n'),
    world,
  );
  return results.some(({ isFailed }) => isFailed) ? 1 : 0;
}
