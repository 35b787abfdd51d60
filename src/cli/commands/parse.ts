import { Option, type Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';

/** Adds `sigma-kql parse`. */
export function register(program: Command, io: Io): void {
  program
    .command('parse')
    .description('Print the rules as sigma-kql understands them, before any mapping.')
    .argument('[path...]', 'rule files, folders (searched for *.yml and *.yaml), or - for standard input')
    .addOption(
      new Option('-f, --format <format>', 'json, as docs/parse-output.md describes it')
        .choices(['json'])
        .default('json'),
    )
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      if (paths.length === 0) {
        command.error('error: no input; name rule files or folders, or - for standard input', {
          exitCode: exitCodes.usage,
        });
      }
      const { parsePaths } = await import('../parse/run.ts');
      io.exit(await parsePaths(paths, io));
    });
}
