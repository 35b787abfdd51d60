import type { InitOptions } from './options.ts';
import { isSource } from '../inputs/failed.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { reasonOf } from '../file-errors.ts';
import { findInputs } from '../inputs/find.ts';
import { readFile, readInput } from '../inputs/read.ts';
import type { Io } from '../io.ts';
import { formatDiagnostic } from '../reporters/diagnostic.ts';
import { schemaPath } from '../schema-path.ts';
import { paintFor } from '../reporters/paint.ts';

/** Drafts a mapping file; returns the exit code. */
export async function draftFromSchema(options: InitOptions, io: Io): Promise<ExitCode> {
  const { fromSchema, target, output } = options;
  const [stdin] = fromSchema === '-' ? findInputs(['-'], io.files) : [];
  const schema = stdin === undefined ? readFile(fromSchema, io) : await readInput(stdin, io);
  const { draftMapping } = await import('../../index.ts');
  const { text, diagnostics } = isSource(schema)
    ? await draftMapping(schema, {
        table: options.table ?? tableOf(fromSchema),
        target,
        schemaPath: schemaPath(output ?? 'mapping.yml', 'mappings/mapping.schema.json', io.files),
      })
    : { diagnostics: [schema.diagnostic] };
  for (const diagnostic of diagnostics) io.stderr.write(formatDiagnostic(diagnostic, paintFor(io)));
  if (text === undefined) return exitCodes.invalid;
  if (output === undefined) {
    io.stdout.write(text);
    return exitCodes.done;
  }
  return await write(output, text, io);
}

/** The name of the file without its folder and extension; of standard input, a name to be replaced. */
function tableOf(path: string): string {
  const name = path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  return /^\w+$/.test(name) ? name : 'MyTable_CL';
}

/** A draft is the start of somebody's work, so it never replaces a file. */
async function write(path: string, text: string, io: Io): Promise<ExitCode> {
  try {
    await io.files.createDurably(path, text);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    io.stderr.write(`error: ${path} can not be written: ${reason}\n`);
    return exitCodes.usage;
  }
  io.stderr.write(`written to ${path}\n`);
  return exitCodes.done;
}
