import { Option, type Command } from 'commander';
import type { ReviewCommandOptions } from '../review/options.ts';
import type { Io } from '../io.ts';
import { addConversionOptions } from './conversion-options.ts';
import { addDeliveryOptions } from './review-options.ts';

/** Adds `sigma-kql review`. */
export function register(program: Command, io: Io): void {
  const command = program
    .command('review')
    .description(
      'Say what the changes in a git repository do to the deployed queries: which find less, more or other events, with an event that shows it.',
    )
    .argument('[path...]', 'rule files and folders of the repository (default: the working directory)')
    .addOption(
      new Option(
        '--base <revision>',
        'compare with this branch, tag or commit (default: the default branch of origin, or else main or master)',
      ),
    )
    .addOption(
      new Option(
        '--head <revision>',
        'what to review: a revision, or worktree (the default) for the files as they are',
      ),
    )
    .addOption(
      new Option(
        '--no-merge-base',
        'compare with the base as it is, instead of the commit where the head left it',
      ),
    )
    .addOption(
      new Option('--config <file>', 'settings of deployable rules; sigma-kql.config.yaml if it is there'),
    );
  addConversionOptions(addDeliveryOptions(command)).action(
    async (paths: readonly string[], options: ReviewCommandOptions) => {
      const { reviewRepository } = await import('../review/run.ts');
      io.exit(await reviewRepository(paths, options, io));
    },
  );
}
