import type { RuleResult } from '../../index.ts';
import type { ConvertOptions } from '../commands/convert.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { findInputs, type Input } from '../inputs/find.ts';
import { readInput } from '../inputs/read.ts';
import type { Io } from '../io.ts';
import { formatDiagnostic } from '../reporters/diagnostic.ts';
import { paintFor } from '../reporters/paint.ts';
import { createProgress } from '../reporters/progress.ts';
import { formatSummary } from '../reporters/summary.ts';
import { convertSet, type ReadInput } from './convert-set.ts';
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
  return exitCodeOf(results, options.strict ?? false);
}

async function readAll(inputs: readonly Input[], io: Io): Promise<readonly ReadInput[]> {
  const progress = createProgress(inputs.length, io);
  const read: ReadInput[] = [];
  for (const input of inputs) {
    read.push({ input, content: await readInput(input, io) });
    progress.step();
  }
  progress.end();
  return read;
}

function exitCodeOf(results: readonly RuleResult[], strict: boolean): ExitCode {
  const fails = results.some(({ verdict }) => verdict === 'invalid' || (strict && verdict === 'refused'));
  return fails ? exitCodes.invalid : exitCodes.done;
}
