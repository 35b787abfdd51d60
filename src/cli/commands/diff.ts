import { Option, type Command } from 'commander';
import type { DiffOptions } from '../review/options.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addConversionOptions, collect } from './conversion-options.ts';
import { addWords } from './lists.ts';
import { addDeliveryOptions } from './review-options.ts';

/** Adds `sigma-kql diff`. */
export function register(program: Command, io: Io): void {
  const command = program
    .command('diff')
    .description(
      'Compare what two rules, two folders of rules, two mappings or two targets become, as review does for revisions.',
    )
    .argument('<before>', 'a rule file, or a folder of rules')
    .argument('[after]', 'a file or folder to compare with; without it, the same rules with other options')
    .addOption(
      new Option('--mapping-before <file|preset>', 'a mapping of the first side only; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--mapping-after <file|preset>', 'a mapping of the second side only; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(new Option('--target-before <list>', 'targets of the first side').argParser(addTargets))
    .addOption(new Option('--target-after <list>', 'targets of the second side').argParser(addTargets))
    .addOption(
      new Option('--config <file>', 'settings of deployable rules; sigma-kql.config.yaml if it is there'),
    );
  addConversionOptions(addDeliveryOptions(command)).action(
    async (before: string, after: string | undefined, options: DiffOptions, self: Command) => {
      if (after === undefined && !hasOwnOptions(options)) {
        self.error(
          'error: nothing to compare with; give AFTER, or --target-after or --mapping-after (or -before)',
          { exitCode: exitCodes.usage },
        );
      }
      const { diffPaths } = await import('../review/diff.ts');
      io.exit(await diffPaths(before, after ?? before, options, io));
    },
  );
}

function addTargets(list: string, earlier: readonly string[] | undefined): readonly string[] {
  return addWords(list, earlier);
}

/** Whether the sides differ although they have the same rules. */
function hasOwnOptions({ mappingBefore, mappingAfter, targetBefore, targetAfter }: DiffOptions): boolean {
  return mappingBefore.length + mappingAfter.length > 0 || (targetBefore ?? targetAfter) !== undefined;
}
