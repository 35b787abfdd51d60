import { Option, type Command } from 'commander';
import type { InitOptions } from '../mapping/options.ts';
import type { Io } from '../io.ts';

/** Adds `sigma-kql mapping init` and `sigma-kql mapping check`. */
export function register(program: Command, io: Io): void {
  const mapping = program
    .command('mapping')
    .helpCommand(false)
    .description('Draft and check mapping files for tables of your own.');
  mapping
    .command('init')
    .description('Draft a mapping file for a table from the result of `Table | getschema`.')
    .addOption(
      new Option(
        '--from-schema <file>',
        'the result as CSV, JSON or tab-separated text; - for standard input',
      ).makeOptionMandatory(),
    )
    .option('--table <name>', 'name of the table (default: that of the file)')
    .option('-t, --target <name>', 'the target that the mapping extends', 'native')
    .option('-o, --output <file>', 'write there instead of standard output; never replaces a file')
    .action(async (options: InitOptions) => {
      const { draftFromSchema } = await import('../mapping/init.ts');
      io.exit(await draftFromSchema(options, io));
    });
  mapping
    .command('check')
    .description('Check mapping files against the format and the known tables. Exits with 1 on errors.')
    .argument('<file...>', 'mapping files; each may use what the ones before it declare')
    .action(async (files: readonly string[]) => {
      const { checkMappingFiles } = await import('../mapping/check.ts');
      io.exit(await checkMappingFiles(files, io));
    });
}
