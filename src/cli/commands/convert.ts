import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ConvertOptions } from '../convert/options.ts';
import { addBatchOptions } from './batch-options.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatNames } from '../output/formats.ts';
import type { Io } from '../io.ts';
import { misusedOption } from '../convert/misused-options.ts';
import { destinationOf } from '../output/destination.ts';
import { addConversionOptions } from './conversion-options.ts';
import { addFindingsOptions } from './findings-options.ts';

/** Adds `sigma-kql convert`. */
export function register(program: Command, io: Io): void {
  const convert = program
    .command('convert')
    .description('Convert Sigma rules to KQL. Results go to standard output, findings to standard error.')
    .argument('[path...]', 'rule files, folders (searched for *.yml and *.yaml), or - for standard input')
    .addOption(
      new Option(
        '-f, --format <format>',
        'kql for people, json for programs, or a format of deployable rules; defender takes the target xdr',
      )
        .choices(formatNames)
        .default('kql'),
    )
    .addOption(
      new Option(
        '--template <file>',
        'write each rule by a Handlebars template of your own; card.md.hbs gives files that end in .md',
      ),
    )
    .addOption(
      new Option('--config <file>', 'settings of deployable rules; sigma-kql.config.yaml if it is there'),
    )
    .addOption(
      new Option(
        '--style <style>',
        'layout of the query: one clause per line with comments, or adjacent filters joined to one line',
      )
        .choices(['pretty', 'compact'])
        .default('pretty'),
    )
    .addOption(
      new Option(
        '-o, --output <file|folder>',
        'write there instead of standard output; a folder mirrors the input',
      ).argParser(parseOutput),
    )
    .option(
      '--explain-cost',
      'list which tests of a query use the term index and which have to scan, and why',
    )
    .option(
      '--source-map',
      'with --format json: say which line of the rule and of the mapping each clause of a query comes from',
    )
    .option('--validate', 'check each query with the Kusto language service, and withhold what it rejects')
    .option('--strict', 'exit with 1 if a rule is refused')
    .action(async (paths: readonly string[], options: ConvertOptions, command: Command) => {
      if (paths.length === 0) {
        command.error('error: no input; name rule files or folders, or - for standard input', {
          exitCode: exitCodes.usage,
        });
      }
      const isFormatChosen = command.getOptionValueSource('format') !== 'default';
      const misuse = misusedOption(options, destinationOf(options.output, io.files), isFormatChosen);
      if (misuse !== undefined) command.error(`error: ${misuse}`, { exitCode: exitCodes.usage });
      const { convertPaths } = await import('../convert/run.ts');
      io.exit(await convertPaths(paths, withUsualTarget(options, command), io));
    });
  addFindingsOptions(convert, 'all of them; of more than 50, errors in full and the others counted by code');
  addBatchOptions(addConversionOptions(convert));
}

/** Custom detections of Defender XDR can only query its own tables, so nobody has to say where they run. */
function withUsualTarget(options: ConvertOptions, command: Command): ConvertOptions {
  const isChosen = command.getOptionValueSource('target') !== 'default';
  return options.format === 'defender' && options.template === undefined && !isChosen
    ? { ...options, target: ['xdr'] }
    : options;
}

/** An empty path would be the working directory, which is hardly what an unset variable of a script means. */
function parseOutput(path: string): string {
  if (path === '') throw new InvalidArgumentError('The path is empty.');
  return path;
}
