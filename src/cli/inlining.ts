import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 inline less than it would. A run takes seconds, in which V8 compiles hundreds of functions on other threads,
 * many of them for little use; on two processors they take time from the thread that converts. Changes how fast a
 * program runs and nothing else. Decision 18 has the figures.
 */
export function inlineLess(): void {
  setFlagsFromString('--max-inlined-bytecode-size=100');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
}
