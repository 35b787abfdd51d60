import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pullRequestNumber } from './base.ts';
import { commentText, markerOf } from './comment-text.ts';
import { ApiProblem, writeComment } from './comments.ts';
import { resultFolder, type Inputs } from './inputs.ts';
import { annotate } from './log.ts';
import { readResults } from './results.ts';
import { required, type World } from './world.ts';

/**
 * Writes the summary of the run, and the comment on the pull request. Where the token may not comment, as for pull requests
 * from forks, the summary is what there is, and a notice says so.
 */
export async function publish(inputs: Inputs, world: World): Promise<void> {
  const { env } = world;
  const folder = resultFolder(world, inputs.name);
  const text = commentText(folder, inputs.name, runUrl(world));
  appendFileSync(required(env, 'GITHUB_STEP_SUMMARY'), text);
  const pullRequest = pullRequestNumber(world);
  if (env['SIGMA_KQL_COMMENT'] !== 'true' || pullRequest === undefined) return;
  const place = { pullRequest, author: env['SIGMA_KQL_COMMENT_AUTHOR'] ?? '', marker: markerOf(inputs.name) };
  try {
    const url = await writeComment(text, place, { onlyUpdate: isQuiet(folder) }, world);
    if (url !== undefined) world.out('The comment is written.\n');
  } catch (error) {
    annotate(
      {
        kind: 'notice',
        title: 'sigma-kql',
        text: `${reasonOf(error)} The review is in the summary of this run.`,
      },
      world,
    );
  }
}

/** Whether there is nothing worth a first comment. */
function isQuiet(folder: string): boolean {
  const path = join(folder, 'review.json');
  if (readResults(folder).some(({ isFailed }) => isFailed)) return false;
  if (!existsSync(path)) return true;
  const { rules } = JSON.parse(readFileSync(path, 'utf8')) as { readonly rules: readonly unknown[] };
  return rules.length === 0;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof ApiProblem)) return 'The comment could not be written: GitHub did not answer.';
  return [401, 403, 404].includes(error.status)
    ? `The token may not comment on this pull request (status ${error.status}): it comes from a fork, or the job lacks \`pull-requests: write\`.`
    : `The comment could not be written (status ${error.status}).`;
}

function runUrl({ env }: World): string {
  return `${env['GITHUB_SERVER_URL'] ?? ''}/${env['GITHUB_REPOSITORY'] ?? ''}/actions/runs/${env['GITHUB_RUN_ID'] ?? ''}`;
}
