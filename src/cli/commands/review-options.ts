import { InvalidArgumentError, Option, type Command } from 'commander';
import { outcomes } from '../../review/model.ts';
import type { DeliveryOptions } from '../review/deliver.ts';
import { reportFormat, reviewFormats } from '../review/formats.ts';
import { addWords } from './lists.ts';

/** What `--fail-on` takes: every outcome that can be a reason. */
const failWords: readonly string[] = outcomes.filter((outcome) => outcome !== 'equal');

const usualFailOn: DeliveryOptions['failOn'] = ['invalid'];

/** Adds what `review` and `diff` say about their output. */
export function addDeliveryOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '-f, --format <format>',
        'text for a terminal, markdown for a comment, json, an html page, SARIF 2.1.0, or commands of GitHub Actions',
      )
        .choices(reviewFormats)
        .default('text'),
    )
    .addOption(
      new Option(
        '--report <file>',
        'write the review to a file as well, as its extension says: json, md, html or sarif; repeatable',
      )
        .argParser(collectReport)
        .default([], 'none'),
    )
    .addOption(
      new Option('--fail-on <list>', `exit with 1 if a rule comes out so: ${failWords.join(', ')}, or none`)
        .argParser(addFailOn)
        .default(usualFailOn, 'invalid'),
    );
}

function collectReport(path: string, earlier: readonly string[]): readonly string[] {
  if (reportFormat(path) === undefined) {
    throw new InvalidArgumentError('Name a file that ends in .json, .md, .html or .sarif.');
  }
  return [...earlier, path];
}

/** `none` adds nothing. */
function addFailOn(list: string, earlier: readonly string[]): readonly string[] {
  const words = addWords(list.toLowerCase(), earlier, usualFailOn);
  const unknown = words.some((word) => word !== 'none' && !failWords.includes(word));
  if (!unknown) return words.filter((word) => word !== 'none');
  throw new InvalidArgumentError(`Write some of ${failWords.join(', ')}, separated by commas; or none.`);
}
