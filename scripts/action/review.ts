import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { baseRevision } from './base.ts';
import { resultFolder, type Inputs } from './inputs.ts';
import { annotate, showText } from './log.ts';
import { writeResult } from './results.ts';
import { sigmaKql, type World } from './world.ts';

/** Reviews the change. Leaves `review.md`, `review.html`, `review.sarif` and `review.json` for later steps. */
export function review(inputs: Inputs, world: World): void {
  const folder = resultFolder(world, inputs.name);
  const base = baseRevision(inputs, world);
  if (base === undefined) {
    annotate({ kind: 'notice', title: 'sigma-kql review', text: noBase }, world);
    return;
  }
  const reports = ['md', 'html', 'sarif', 'json'].map((kind) => join(folder, `review.${kind}`));
  for (const report of reports) rmSync(report, { force: true });
  const { code, stdout, stderr } = sigmaKql(
    [
      'review',
      `--base=${base}`,
      `--fail-on=${inputs.failOn}`,
      '--format=github',
      ...(inputs.config === '' ? [] : [`--config=${inputs.config}`]),
      ...inputs.conversion,
      ...reports.map((report) => `--report=${report}`),
      '--',
      ...inputs.paths,
    ],
    world,
  );
  // Its commands are escaped, each on its line; what goes to the other stream is text.
  world.out(stdout);
  showText(stderr, world);
  if (code > 1 || code < 0 || !existsSync(join(folder, 'review.md'))) {
    throw new Error(`sigma-kql review ended with ${code}`);
  }
  const isFailed = code === 1;
  writeResult(folder, 'review', {
    heading: 'Review',
    isFailed,
    outcome: isFailed
      ? `something comes out as fail-on forbids (${inputs.failOn}).`
      : 'nothing that fail-on forbids.',
    items: [],
  });
}

const noBase =
  'There is nothing to compare with. For pull requests, let actions/checkout fetch two commits (fetch-depth: 2), or name a revision with `base`.';
