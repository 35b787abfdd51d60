import { resultFolder, type Inputs } from './inputs.ts';
import { showText } from './log.ts';
import { writeResult } from './results.ts';
import { sigmaKql, type World } from './world.ts';

/** Runs the queries on sample events, if the workflow names some. */
export function test(inputs: Inputs, world: World): void {
  if (inputs.events.length === 0) return;
  const events = inputs.events.map((path) => `--events=${path}`);
  const args = ['test', '--format', 'json', ...events, ...inputs.conversion, '--', ...inputs.paths];
  const { code, stdout, stderr } = sigmaKql(args, world);
  showText(stderr, world);
  if (code > 1 || code < 0 || stdout === '') throw new Error(`sigma-kql test ended with ${code}`);
  const { results, summary } = JSON.parse(stdout) as Tests;
  const items = results
    .filter(({ status }) => status === 'failed')
    .map(({ path, title, reason }) => `\`${path}\`: ${title ?? ''}: ${reason}`);
  showText(items.join('\n'), world);
  // Rules that are not correct are the check's concern.
  const isUnreadable =
    code === 1 && results.every(({ status, verdict }) => status !== 'failed' && verdict !== 'invalid');
  writeResult(resultFolder(world, inputs.name), 'test', {
    heading: 'Tests',
    isFailed: summary.failed > 0 || isUnreadable,
    outcome: `${summary.passed} passed, ${summary.failed} failed, ${summary.untested} untested${isUnreadable ? '; something could not be read, see the log' : ''}.`,
    items,
  });
}

/** The parts of the JSON document of `sigma-kql test` that matter here. */
interface Tests {
  readonly results: readonly {
    readonly path: string;
    readonly title: string | null;
    readonly verdict: string;
    readonly status: 'passed' | 'failed' | 'untested';
    readonly reason: string;
  }[];
  readonly summary: { readonly passed: number; readonly failed: number; readonly untested: number };
}
