import type { Converter, RuleResult } from '../../index.ts';
import type { ConvertOptions } from '../commands/convert.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { findInputs, type Input } from '../inputs/find.ts';
import { readInput } from '../inputs/read.ts';
import type { Io } from '../io.ts';
import { formatDiagnostic } from '../reporters/diagnostic.ts';
import { reportInternalError } from '../reporters/internal-error.ts';
import { paintFor } from '../reporters/paint.ts';
import { createProgress } from '../reporters/progress.ts';
import { formatSummary } from '../reporters/summary.ts';
import { deliver, type FileResults } from './deliver.ts';
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

  const { files, isComplete } = await convertAll(findInputs(paths, io.files), converter, io);
  const results = files.flatMap((file) => file.results);
  const delivery = deliver(files, options, io);
  for (const diagnostic of results.flatMap((result) => result.diagnostics)) {
    io.stderr.write(`${formatDiagnostic(diagnostic, paint)}\n`);
  }
  io.stderr.write(formatSummary(results) + delivery.message);
  if (!isComplete) return exitCodes.internal;
  if (!delivery.isDone) return exitCodes.usage;
  return exitCodeOf(results, options.strict ?? false);
}

/** Converts every input. A bug that shows in one input is reported and leaves the others alone. */
async function convertAll(
  inputs: readonly Input[],
  converter: Converter,
  io: Io,
): Promise<{ readonly files: readonly FileResults[]; readonly isComplete: boolean }> {
  const progress = createProgress(inputs.length, io);
  const files: FileResults[] = [];
  let isComplete = true;
  for (const input of inputs) {
    try {
      files.push({ input, results: await convertInput(input, converter, io) });
    } catch (error) {
      isComplete = false;
      reportInternalError(error, io, input.path);
    }
    progress.step();
  }
  progress.end();
  return { files, isComplete };
}

async function convertInput(input: Input, converter: Converter, io: Io): Promise<readonly RuleResult[]> {
  const source = await readInput(input, io);
  if (!('kind' in source)) return converter.convert(source);
  return [{ path: source.path, verdict: 'invalid', queries: [], diagnostics: [source.diagnostic], text: '' }];
}

function exitCodeOf(results: readonly RuleResult[], strict: boolean): ExitCode {
  const fails = results.some(({ verdict }) => verdict === 'invalid' || (strict && verdict === 'refused'));
  return fails ? exitCodes.invalid : exitCodes.done;
}
