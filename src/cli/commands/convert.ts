import { InvalidArgumentError, Option, type Command } from 'commander';
import { addBatchOptions, type BatchOptions } from '../batch/options.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { convertPaths } from '../convert/run.ts';

/** The options of `convert` as commander hands them over. */
export interface ConvertOptions extends BatchOptions {
  readonly target: readonly string[];
  readonly format: 'kql' | 'json';
  readonly style: 'pretty' | 'compact';
  readonly asimParsers: 'workspace' | 'builtin';
  readonly windowsEvents: 'auto' | 'event' | 'windowsevent' | 'securityevent';
  readonly mapping: readonly string[];
  readonly filter: readonly string[];
  /** Files, or the word `refuse`. */
  readonly placeholders: readonly string[];
  readonly loss: 'never' | 'wider' | 'any';
  readonly output?: string;
  readonly strict?: boolean;
  readonly validate?: boolean;
  readonly optimize?: boolean;
  readonly explainCost?: boolean;
}

/** Adds `sigma-kql convert`. */
export function register(program: Command, io: Io): void {
  const convert = program
    .command('convert')
    .description('Convert Sigma rules to KQL. Results go to standard output, findings to standard error.')
    .argument('[path...]', 'rule files, folders (searched for *.yml and *.yaml), or - for standard input')
    .addOption(
      new Option('-t, --target <list>', 'where the query runs; the first target that can hold a rule wins')
        .argParser(parseTargets)
        .default(['asim', 'native'], 'asim,native'),
    )
    .addOption(
      new Option('-f, --format <format>', 'kql for people, json for programs')
        .choices(['kql', 'json'])
        .default('kql'),
    )
    .addOption(
      new Option('--style <style>', 'layout of the query: one test per line, or all in one line')
        .choices(['pretty', 'compact'])
        .default('pretty'),
    )
    .addOption(
      new Option(
        '--asim-parsers <kind>',
        'names of the ASIM parsers: imX (deployed by hand) or _Im_X (built in)',
      )
        .choices(['workspace', 'builtin'])
        .default('workspace'),
    )
    .addOption(
      new Option('--windows-events <table>', 'where the workspace keeps Windows channels (target native)')
        .choices(['auto', 'event', 'windowsevent', 'securityevent'])
        .default('auto'),
    )
    .addOption(
      new Option('-m, --mapping <file|preset>', 'override or extend the mappings; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--filter <path>', 'file or folder of Sigma filters to apply to the rules; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option(
        '--placeholders <file|refuse>',
        'what %name% stands for: YAML, JSON or CSV lists; repeatable. What no file defines is looked up in the watchlist of that name, or refused',
      )
        .argParser(collect)
        .default([], 'watchlists'),
    )
    .addOption(
      new Option(
        '--loss <accepted>',
        'how a query may differ from its rule: never, only match more (wider), or in any way that a warning names',
      )
        .choices(['never', 'wider', 'any'])
        .default('any'),
    )
    .addOption(
      new Option(
        '-o, --output <file|folder>',
        'write there instead of standard output; a folder mirrors the input',
      ).argParser(parseOutput),
    )
    .option('--optimize', 'rewrite each query so that it runs faster and returns the same rows')
    .option(
      '--explain-cost',
      'list which tests of a query use the term index and which have to scan, and why',
    )
    .option('--validate', 'check each query with the Kusto language service, and withhold what it rejects')
    .option('--strict', 'exit with 1 if a rule is refused')
    .action(async (paths: readonly string[], options: ConvertOptions, command: Command) => {
      if (paths.length === 0) {
        command.error('error: no input; name rule files or folders, or - for standard input', {
          exitCode: exitCodes.usage,
        });
      }
      io.exit(await convertPaths(paths, options, io));
    });
  addBatchOptions(convert);
}

/** The values of an option that may be given several times. */
function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

/** Whether a target exists is known to the library, because mapping files can bring their own. */
function parseTargets(list: string): readonly string[] {
  const names = list.split(',').map((name) => name.trim());
  if (names.includes('')) throw new InvalidArgumentError('Write names separated by commas.');
  return [...new Set(names)];
}

/** An empty path would be the working directory, which is hardly what an unset variable of a script means. */
function parseOutput(path: string): string {
  if (path === '') throw new InvalidArgumentError('The path is empty.');
  return path;
}
