import { isSource } from '../inputs/failed.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { readFile } from '../inputs/read.ts';
import type { Io } from '../io.ts';
import { formatDiagnostic } from '../reporters/diagnostic.ts';
import { paintFor } from '../reporters/paint.ts';

/** Checks mapping files; findings go to standard output. Returns the exit code. */
export async function checkMappingFiles(paths: readonly string[], io: Io): Promise<ExitCode> {
  const files = paths.map((path) => readFile(path, io));
  const { checkMappings } = await import('../../index.ts');
  const diagnostics = [
    ...files.flatMap((file) => (isSource(file) ? [] : [file.diagnostic])),
    ...(await checkMappings(files.filter(isSource))),
  ];
  const paint = paintFor(io);
  for (const diagnostic of diagnostics) io.stdout.write(`${formatDiagnostic(diagnostic, paint)}\n`);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const checked = paths.length === 1 ? '1 mapping file' : `${paths.length} mapping files`;
  io.stdout.write(`${checked}: ${errors === 1 ? '1 error' : `${errors} errors`}\n`);
  return errors === 0 ? exitCodes.done : exitCodes.invalid;
}
