import { Option, type Command } from 'commander';
import type { CheckOptions } from '../check/options.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addFindingsOptions } from './findings-options.ts';

/** Adds `sigma-kql check`. */
export function register(program: Command, io: Io): void {
  const command = program
    .command('check')
    .description('Validate Sigma rules without converting them. Findings go to standard output.')
    .argument('[path...]', 'rule files, folders (searched for *.yml and *.yaml), or - for standard input')
    .addOption(
      new Option('-f, --format <format>', 'text for people, json, SARIF 2.1.0, or commands of GitHub Actions')
        .choices(['text', 'json', 'sarif', 'github'])
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 if there is a finding of this severity or a worse one')
        .choices(['error', 'warning'])
        .default('error'),
    );
  addFindingsOptions(command, 'all of them').action(
    async (paths: readonly string[], options: CheckOptions, self: Command) => {
      if (paths.length === 0) {
        self.error('error: no input; name rule files or folders, or - for standard input', {
          exitCode: exitCodes.usage,
        });
      }
      const { checkPaths } = await import('../check/run.ts');
      io.exit(await checkPaths(paths, options, io));
    },
  );
}
