import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paragraph, type Inline } from '../../src/cli/reporters/page/blocks.ts';
import { blockToMarkdown } from '../../src/cli/reporters/page/markdown.ts';
import { commentLimits, first } from '../../src/cli/reporters/review/limits.ts';
import { commentMarker } from '../../src/cli/reporters/review/markdown.ts';
import { quotedLine } from '../../src/cli/reporters/review/phrases.ts';
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
  const failed = results.filter(({ isFailed }) => isFailed);
  const passed = results.filter(({ isFailed, heading }) => !isFailed && heading !== 'Review');
  const written = [10, 0].map((most) => {
    const parts = [
      markerOf(name),
      failures(failed, most),
      review,
      passed.map(outcomeText).join('\n\n'),
      footer(runUrl),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  });
  return written.find((text) => Buffer.byteLength(text) <= longest) ?? written.at(-1) ?? '';
}

/** What keeps the change from being merged, with at most so many of its causes. */
function failures(failed: readonly StepResult[], most: number): string {
  if (failed.length === 0) return '';
  const items = failed.flatMap((result): readonly Inline[] => {
    const causes = result.items.map((item) => quotedLine(item, { ...commentLimits, characters: 200 }));
    const shown = most === 0 ? [] : first(causes, most, (more) => [`and ${more} more`]);
    return [outcomeLine(result), ...shown];
  });
  const lead = paragraph({ kind: 'strong', text: 'As it is, this fails:' });
  return [lead, { kind: 'list' as const, items }].map(blockToMarkdown).join('\n\n');
}

function outcomeText(result: StepResult): string {
  return blockToMarkdown({ kind: 'paragraph', text: outcomeLine(result) });
}

function outcomeLine({ heading, isFailed, outcome }: StepResult): Inline {
  return [{ kind: 'label', tone: isFailed ? 'bad' : 'good', text: heading }, `: ${outcome}`];
}

/** The address is made of what the runner says of itself. */
function footer(runUrl: string): string {
  return /^https?:\/\/[\w./:-]+$/.test(runUrl)
    ? `The whole review is among the artifacts of [this run](${runUrl}).`
    : '';
}
