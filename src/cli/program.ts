import { Command, CommanderError } from 'commander';
import { MissingPackageError } from '../backend/missing-package.ts';
import { register as registerCheck } from './commands/check.ts';
import { register as registerConvert } from './commands/convert.ts';
import { register as registerDiff } from './commands/diff.ts';
import { register as registerExplain } from './commands/explain.ts';
import { register as registerInit } from './commands/init.ts';
import { register as registerList } from './commands/list.ts';
import { register as registerMapping } from './commands/mapping.ts';
import { register as registerParse } from './commands/parse.ts';
import { register as registerReview } from './commands/review.ts';
import { register as registerTest } from './commands/test.ts';
import { exitCodes } from './exit-codes.ts';
import { reportInternalError } from './reporters/internal-error.ts';
import { proseWidth } from './reporters/width.ts';
import type { Io } from './io.ts';
import { version } from './version.ts';

/** By name, in the order in which help lists them. */
const commands: Readonly<Record<string, (program: Command, io: Io) => void>> = {
  convert: registerConvert,
  check: registerCheck,
  list: registerList,
  mapping: registerMapping,
  parse: registerParse,
  test: registerTest,
  explain: registerExplain,
  review: registerReview,
  diff: registerDiff,
  init: registerInit,
};

/** Runs one command line (without `node` and the script). Never throws; the exit code goes to `io.exit`. */
export async function run(args: readonly string[], io: Io): Promise<void> {
  try {
    await createProgram(io, args[0]).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      io.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.usage);
    } else if (error instanceof MissingPackageError) {
      io.stderr.write(`error: ${error.message}\n`);
      io.exit(exitCodes.internal);
    } else {
      reportInternalError(error, io);
      io.exit(exitCodes.internal);
    }
  }
}

/**
 * The command line with all commands, or with one if its name is given, as the others would take longer to set up
 * than it does. Also the source of the reference page `docs/reference/cli.md`.
 */
export function createProgram(io: Io, name = ''): Command {
  const program = new Command('sigma-kql')
    .description('Turns Sigma detection rules into KQL for Microsoft Sentinel and Defender XDR.')
    .version(version(io), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    // Narrow terminals leave less for descriptions than the library wraps on its own account.
    .configureHelp({ minWidthToWrap: 20 })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => proseWidth(io.stdout),
      getErrHelpWidth: () => proseWidth(io.stderr),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  const chosen = Object.hasOwn(commands, name) ? [commands[name]] : Object.values(commands);
  for (const register of chosen) register?.(program, io);
  return program;
}
