import { printable } from '../../diagnostics/index.ts';
import type { Review, ReviewedSet, RuleChange } from '../../index.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { WriteError, writeOutput } from '../output/write.ts';
import { paintFor } from '../reporters/paint.ts';
import { formatReviewGithub } from '../reporters/review/github.ts';
import { formatReviewHtml } from '../reporters/review/html.ts';
import { formatReviewJson } from '../reporters/review/json.ts';
import { formatReviewMarkdown } from '../reporters/review/markdown.ts';
import { formatReviewSarif } from '../reporters/review/sarif.ts';
import { formatReviewText } from '../reporters/review/text.ts';
import { version } from '../version.ts';
import { reportFormat, type ReviewFormat } from './formats.ts';

/** What decides about the output of a review. */
export interface DeliveryOptions {
  readonly format: ReviewFormat;
  readonly failOn: readonly string[];
  /** Files that get the review as well, each as its extension says. */
  readonly report: readonly string[];
}

/** The formats of a review. */
const formatters: Readonly<Record<ReviewFormat, (review: Review, io: Io) => string>> = {
  text: (review, io) => formatReviewText(review, paintFor({ stderr: io.stdout, env: io.env })),
  markdown: formatReviewMarkdown,
  json: formatReviewJson,
  html: formatReviewHtml,
  sarif: (review, io) => formatReviewSarif(review, version(io)),
  github: formatReviewGithub,
};

/** Compares two sets and writes the review to standard output; returns the exit code. */
export async function deliver(
  before: ReviewedSet,
  after: ReviewedSet,
  { format, failOn, report }: DeliveryOptions,
  io: Io,
): Promise<ExitCode> {
  const { reviewSets } = await import('../../index.ts');
  const review = await reviewSets(before, after);
  io.stdout.write(formatters[format](review, io));
  for (const path of report) {
    try {
      await writeOutput(path, formatters[reportFormat(path) ?? format](review, io), io.files);
    } catch (error) {
      if (!(error instanceof WriteError)) throw error;
      io.stderr.write(`error: ${printable(error.message)}\n`);
      return exitCodes.usage;
    }
  }
  const fails = review.rules.some((change) => failOn.some((word) => isCaseOf(change, word)));
  const hasErrors = review.findings.added.some(({ severity }) => severity === 'error');
  return fails || hasErrors ? exitCodes.invalid : exitCodes.done;
}

/** Words name outcomes; a rule with a worse outcome can be a case of another word as well. */
function isCaseOf({ outcome, relation, events }: RuleChange, word: string): boolean {
  return outcome === word || relation === word || events.some((event) => event === word);
}
