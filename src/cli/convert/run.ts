import type { RuleResult } from '../../index.ts';
import type { ConvertOptions } from '../commands/convert.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { findInputs } from '../inputs/find.ts';
import { readAll } from '../inputs/read-all.ts';
import type { Io } from '../io.ts';
import { formatDiagnostic } from '../reporters/diagnostic.ts';
import { paintFor } from '../reporters/paint.ts';
import { formatSummary } from '../reporters/summary.ts';
import { convertSet } from './convert-set.ts';
import { deliver } from './deliver.ts';
import { openConverter } from './open.ts';

/** Reads, converts, writes and reports; returns the exit code. One bad input never stops the others. */
export async function convertPaths(
  paths: readonly string[],
  options: ConvertOptions,
  io: Io,
): Promise<ExitCode> {
  const paint = paintFor(io);
  const { converter, diagnostics } = await openConverter(options, io);
  for (const diagnostic of diagnostics) io.stderr.write(formatDiagnostic(diagnostic, paint));
  if (converter === undefined) return exitCodes.usage;

  const inputs = await readAll(findInputs(paths, io.files), io);
  const { files, diagnostics: general, isComplete } = convertSet(inputs, converter, io);
  const results = files.flatMap((file) => file.results);
  const delivery = deliver(files, options, io);
  for (const diagnostic of [...results.flatMap((result) => result.diagnostics), ...general]) {
    io.stderr.write(`${formatDiagnostic(diagnostic, paint)}\n`);
  }
  io.stderr.write(formatSummary(results) + delivery.message);
  if (!isComplete) return exitCodes.internal;
  if (!delivery.isDone) return exitCodes.usage;
  const isSetSound = general.every(({ severity }) => severity !== 'error');
  return isSetSound ? exitCodeOf(results, options.strict ?? false) : exitCodes.invalid;
}

function exitCodeOf(results: readonly RuleResult[], strict: boolean): ExitCode {
  const fails = results.some(({ verdict }) => verdict === 'invalid' || (strict && verdict === 'refused'));
  return fails ? exitCodes.invalid : exitCodes.done;
}
