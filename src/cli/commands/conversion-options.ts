import { Option, type Command } from 'commander';
import { addWords } from './lists.ts';

const usualTargets: readonly string[] = ['asim', 'native'];

/** Adds the options to a command. */
export function addConversionOptions(command: Command): Command {
  return command
    .addOption(
      new Option('-t, --target <list>', 'where the query runs; the first target that can hold a rule wins')
        .argParser((list, earlier: readonly string[]) => addWords(list, earlier, usualTargets))
        .default(usualTargets, 'asim,native'),
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
    .option('--optimize', 'rewrite each query so that it runs faster and returns the same rows');
}

/** The values of an option that may be given several times. */
export function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}
