import { Bench } from 'tinybench';
import type { Source } from '../src/diagnostics/index.ts';
import { createConverter, testRules, type EventSet } from '../src/index.ts';
import { ratiosOf, type Ratios } from './ratio.ts';

/** What testing rules on events took, and what came out. */
export interface TestRun {
  readonly ratios: Ratios;
  /** How many rules passed, failed or had no events. */
  readonly rules: Readonly<Record<'passed' | 'failed' | 'untested', number>>;
  readonly events: number;
}

/**
 * What `sigma-kql test` does, without reading files and loading the parser: convert the rules, compile their queries, put
 * the events into rows and evaluate. The first line converts the same rules.
 */
export async function measureRuleTests(
  sources: readonly Source[],
  sets: readonly EventSet[],
): Promise<TestRun> {
  const { converter } = await createConverter({});
  if (converter === undefined) throw new Error('the shipped mappings can not be loaded');
  const bench = new Bench({ time: 1000, iterations: 3, warmupIterations: 1, warmupTime: 100 });
  const rules = { passed: 0, failed: 0, untested: 0 };
  for (const { status } of testRules(
    converter.convertAll(sources).results,
    sets,
    await converter.loadVerifier(),
    false,
  )) {
    rules[status] += 1;
  }
  if (rules.passed === 0) throw new Error('no rule finds its events, and nothing is tested fast');
  bench.add('convert', () => {
    converter.convertAll(sources);
  });
  bench.add('convert, compile, test', async () => {
    testRules(converter.convertAll(sources).results, sets, await converter.loadVerifier(), false);
  });
  const events = sets.reduce((sum, set) => sum + set.events.length, 0);
  return { ratios: await ratiosOf(bench), rules, events };
}
