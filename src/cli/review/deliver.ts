import type { Review, ReviewedSet, RuleChange } from '../../index.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { paintFor } from '../reporters/paint.ts';
import { formatReviewGithub } from '../reporters/review/github.ts';
import { formatReviewHtml } from '../reporters/review/html.ts';
import { formatReviewJson } from '../reporters/review/json.ts';
import { formatReviewMarkdown } from '../reporters/review/markdown.ts';
import { formatReviewSarif } from '../reporters/review/sarif.ts';
import { formatReviewText } from '../reporters/review/text.ts';
import { version } from '../version.ts';

/** What decides about the output of a review. */
export interface DeliveryOptions {
  readonly format: ReviewFormat;
  readonly failOn: readonly string[];
}

/** The formats of a review, by the name that `--format` takes. */
const formatters = {
  text: (review, io) => formatReviewText(review, paintFor({ stderr: io.stdout, env: io.env })),
  markdown: (review) => formatReviewMarkdown(review),
  json: (review) => formatReviewJson(review),
  html: (review) => formatReviewHtml(review),
  sarif: (review, io) => formatReviewSarif(review, version(io)),
  github: (review) => formatReviewGithub(review),
} as const satisfies Readonly<Record<string, (review: Review, io: Io) => string>>;

/** What `--format` takes. */
export type ReviewFormat = keyof typeof formatters;

/** Every value of `--format`. */
export const reviewFormats: readonly string[] = Object.keys(formatters);

/** Compares two sets and writes the review to standard output; returns the exit code. */
export async function deliver(
  before: ReviewedSet,
  after: ReviewedSet,
  { format, failOn }: DeliveryOptions,
  io: Io,
): Promise<ExitCode> {
  const { reviewSets } = await import('../../index.ts');
  const review = await reviewSets(before, after);
  io.stdout.write(formatters[format](review, io));
  const fails = review.rules.some((change) => failOn.some((word) => isCaseOf(change, word)));
  const hasErrors = review.findings.added.some(({ severity }) => severity === 'error');
  return fails || hasErrors ? exitCodes.invalid : exitCodes.done;
}

/** Words name outcomes; a rule with a worse outcome can be a case of another word as well. */
function isCaseOf({ outcome, relation, events }: RuleChange, word: string): boolean {
  return outcome === word || relation === word || events.some((event) => event === word);
}
