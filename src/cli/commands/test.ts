import { Option, type Command } from 'commander';
import type { TestOptions } from '../test/options.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addConversionOptions, collect } from './conversion-options.ts';

/** Adds `sigma-kql test`. */
export function register(program: Command, io: Io): void {
  const command = program
    .command('test')
    .description('Convert Sigma rules and run their queries on sample events, without any service.')
    .argument('[path...]', 'rule files, folders (searched for *.yml and *.yaml), or - for standard input')
    .addOption(
      new Option(
        '-e, --events <path>',
        'events that the rules must find: JSON, NDJSON, CSV, EVTX exported as JSON, rows of a table, or a folder of those; info.yml files in the layout of SigmaHQ say which rule must find which; repeatable',
      )
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--benign <path>', 'events that no rule may find; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('-f, --format <format>', 'text for people, json for programs, JUnit XML for build servers')
        .choices(['text', 'json', 'junit'])
        .default('text'),
    )
    .option('--explain', 'show which conditions of the rule and clauses of the query hold for each event');
  addConversionOptions(command).action(
    async (paths: readonly string[], options: TestOptions, self: Command) => {
      const missing =
        paths.length === 0
          ? 'no input; name rule files or folders, or - for standard input'
          : options.events.length + options.benign.length === 0
            ? 'no events; name a file or folder with --events'
            : undefined;
      if (missing !== undefined) self.error(`error: ${missing}`, { exitCode: exitCodes.usage });
      const { testPaths } = await import('../test/run.ts');
      io.exit(await testPaths(paths, options, io));
    },
  );
}
