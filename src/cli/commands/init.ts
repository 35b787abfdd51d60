import type { Command } from 'commander';
import { printable } from '../../diagnostics/index.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { errorCode, reasonOf } from '../file-errors.ts';
import type { Io } from '../io.ts';
import { settingsFile } from '../settings-name.ts';

/** Adds `sigma-kql init`. */
export function register(program: Command, io: Io): void {
  program
    .command('init')
    .description(`Write ${settingsFile}: every setting of deployable rules, explained and commented out.`)
    .argument('[folder]', 'where to write it', '.')
    .action(async (folder: string) => {
      io.exit(await writeSettings(folder, io));
    });
}

/** Never replaces a file, because somebody's choices may be in it. */
async function writeSettings(folder: string, io: Io): Promise<ExitCode> {
  const path = `${folder.replace(/(?<=.)[\\/]+$/, '')}/${settingsFile}`.replace(/^\.\//, '');
  const { sampleSettings } = await import('../../index.ts');
  const { schemaPath } = await import('../schema-path.ts');
  try {
    await io.files.createDurably(path, sampleSettings(schemaPath(path, settingsSchema, io.files)));
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    const whys: Readonly<Record<string, string>> = {
      EEXIST: 'it exists already and is left as it is',
      ENOENT: `there is no folder ${printable(folder)}`,
    };
    const why = whys[errorCode(error) ?? ''] ?? reason;
    io.stderr.write(`error: ${printable(path)} can not be written: ${why}\n`);
    return exitCodes.usage;
  }
  io.stderr.write(`written to ${printable(path)}\n`);
  return exitCodes.done;
}

/** Within the package. */
const settingsSchema = 'docs/reference/settings.schema.json';
