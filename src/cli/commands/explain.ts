import { Option, type Command } from 'commander';
import type { ExplainOptions } from '../explain/options.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addConversionOptions, collect } from './conversion-options.ts';

/** Adds `sigma-kql explain`. */
export function register(program: Command, io: Io): void {
  const command = program
    .command('explain')
    .description('Explain what a rule looks for, what it leaves out, and what each part of it became in KQL.')
    .argument('[path...]', 'rule files, folders (searched for *.yml and *.yaml), or - for standard input')
    .addOption(
      new Option('-f, --format <format>', 'text for a terminal, markdown, json, or an html page')
        .choices(['text', 'markdown', 'json', 'html'])
        .default('text'),
    )
    .addOption(
      new Option(
        '--corpus <path>',
        'rules to compare with: how many share an indicator, which are stricter, broader or similar; repeatable',
      )
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--flat', 'list excluded values one by one as well, as public catalogs do');
  addConversionOptions(command).action(
    async (paths: readonly string[], options: ExplainOptions, self: Command) => {
      if (paths.length === 0) {
        self.error('error: no input; name rule files or folders, or - for standard input', {
          exitCode: exitCodes.usage,
        });
      }
      const { explainPaths } = await import('../explain/run.ts');
      io.exit(await explainPaths(paths, options, io));
    },
  );
}
