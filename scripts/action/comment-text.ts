import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paragraph, type Block } from '../../src/cli/reporters/page/blocks.ts';
import { blockToMarkdown } from '../../src/cli/reporters/page/markdown.ts';
import { cut, first } from '../../src/cli/reporters/review/limits.ts';
import { commentMarker } from '../../src/cli/reporters/review/markdown.ts';
import { readResults, type StepResult } from './results.ts';

/** GitHub takes 65,536 characters. In bytes, which are at least as many. */
const longest = 65_000;

/** The first line of the comments of one use of the action. */
export function markerOf(name: string): string {
  return commentMarker.replace('review -->', `review ${name} -->`);
}

/** All that there is to say, the failures first, then the review, then the rest. */
export function commentText(folder: string, name: string, runUrl: string): string {
  const path = join(folder, 'review.md');
  const review = existsSync(path) ? readFileSync(path, 'utf8').replace(commentMarker, '').trim() : '';
  const results = readResults(folder);
  const written = [10, 0].map((items) => {
    const [bad, good] = [true, false].map((isFailed) =>
      results
        .filter((result) => result.isFailed === isFailed && (isFailed || result.heading !== 'Review'))
        .map((result) => resultText(result, isFailed ? items : 0)),
    );
    const parts = [markerOf(name), ...(bad ?? []), review, ...(good ?? []), footer(runUrl)];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  });
  return written.find((text) => Buffer.byteLength(text) <= longest) ?? written.at(-1) ?? '';
}

function resultText({ heading, isFailed, outcome, items }: StepResult, most: number): string {
  const tone = isFailed ? 'bad' : 'good';
  const blocks: readonly Block[] = [
    paragraph({ kind: 'label', tone, text: heading }, ` ${outcome}`),
    ...(items.length === 0 || most === 0
      ? []
      : [
          {
            kind: 'list' as const,
            items: first(
              items.map((item) => [cut(item, { characters: 200 })]),
              most,
              (more) => [`and ${more} more`],
            ),
          },
        ]),
  ];
  return blocks.map(blockToMarkdown).join('\n\n');
}

/** The address is made of what the runner says of itself. */
function footer(runUrl: string): string {
  return /^https?:\/\/[\w./:-]+$/.test(runUrl)
    ? `The whole review is among the artifacts of [this run](${runUrl}).`
    : '';
}
