import type { RuleResult } from '../../index.ts';
import type { ConvertOptions } from './options.ts';
import { leastSeverity } from '../options/findings.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { findAll } from '../inputs/find.ts';
import { readAll } from '../inputs/read-all.ts';
import { selectorOf } from '../inputs/selection.ts';
import type { Io } from '../io.ts';
import { destinationOf } from '../output/destination.ts';
import { formatOf, severalTexts } from '../output/formats.ts';
import { formatDiagnostic } from '../reporters/diagnostic.ts';
import { paintFor } from '../reporters/paint.ts';
import { findingsFrom, formatRunFindings } from '../reporters/run-findings.ts';
import { formatSummary, formatVerdicts } from '../reporters/summary.ts';
import { verdicts } from '../../outcome/verdict.ts';
import { warnOfTables } from '../report/check-tables.ts';
import { readTables } from '../report/read-tables.ts';
import { printable } from '../../diagnostics/index.ts';
import { convertSet } from './convert-set.ts';
import { deliver } from './deliver.ts';
import { identified, leftOut, sourcesOf } from './known-inputs.ts';
import { notesOn, notesOnInputs } from './notes.ts';
import { openConverter } from './open.ts';
import { areTooMany } from './several-rules.ts';

/** Reads, converts, writes and reports; returns the exit code. One bad input never stops the others. */
export async function convertPaths(
  paths: readonly string[],
  options: ConvertOptions,
  io: Io,
): Promise<ExitCode> {
  const paint = paintFor(io);
  const { converter, diagnostics } = await openConverter(options, io, options);
  const least = leastSeverity(options);
  for (const diagnostic of findingsFrom(diagnostics, least ?? 'info')) {
    io.stderr.write(formatDiagnostic(diagnostic, paint));
  }
  if (converter === undefined) return exitCodes.usage;

  const tables = options.tables === undefined ? undefined : readTables(options.tables, io.files);
  if (tables?.kind === 'failed') {
    io.stderr.write(`error: ${printable(tables.message)}\n`);
    return exitCodes.usage;
  }
  const destination = destinationOf(options.output, io.files);
  const found = findAll(paths, io.files, options.exclude);
  const inputs = await readAll(found.inputs, io);
  if (areTooMany(inputs, options, destination)) {
    io.stderr.write(`error: ${severalTexts(formatOf(options))}\n`);
    return exitCodes.usage;
  }
  const known = inputs.map((each) => identified(each, destination));
  const { files, diagnostics: ofSet, isComplete } = await convertSet(known, converter, options, io);
  const results = files.flatMap((file) => file.results);
  // What is missing only because something failed is not gone.
  const isNarrowed = selectorOf(options) !== undefined || options.exclude.length > 0;
  const isWhole = isComplete && files.every(({ input }) => input.kind !== 'failed');
  // An invalid rule may be the one that an override is for.
  const isKnown = isWhole && !isNarrowed && results.every(({ verdict }) => verdict !== 'invalid');
  const general = [...ofSet, ...(isKnown ? converter.unusedOverrides(results) : [])];
  const prune = options.prune === true && isWhole;
  const leftOutSources = new Set(isNarrowed ? leftOut(inputs, files) : []);
  const delivery = await deliver(files, { ...options, prune, leftOutSources }, destination, io);
  const findings = [...results.flatMap((result) => result.diagnostics), ...general];
  io.stderr.write(formatRunFindings(findings, paint, least));
  io.stderr.write(
    options.quiet === true
      ? formatVerdicts(results) + delivery.message
      : formatSummary(results) +
          delivery.message +
          notesOn(options, results, {
            isNarrowed,
            prune,
            tags: () => converter.tagsOf(sourcesOf(known)),
            unused: converter.unusedPlaceholders(sourcesOf(known)),
            unusedMappings: isWhole ? converter.unusedMappings(results) : [],
          }) +
          notesOnInputs(found, options, io) +
          (tables === undefined ? '' : warnOfTables(tables.tables, await knownTables(results))),
  );
  const isReported = options.report.length > 0 || tables !== undefined;
  const reporting = isReported
    ? await (
        await import('./reports.ts')
      ).writeReports(results, [...diagnostics, ...general], options, tables?.tables, io)
    : undefined;
  io.stderr.write(reporting?.message ?? '');
  if (!isComplete) return exitCodes.internal;
  if (!delivery.isDone || reporting?.isDone === false) return exitCodes.usage;
  // What the template asks for is missing: a mistake of whoever calls, which only some rules show.
  if (findings.some(({ code }) => code === 'template-invalid')) return exitCodes.usage;
  if (options.check === true && delivery.isCurrent !== true) return exitCodes.invalid;
  const isSetSound = general.every(({ severity }) => severity !== 'error');
  return isSetSound ? exitCodeOf(results, options) : exitCodes.invalid;
}

/** Microsoft's tables and parsers, and whatever else the queries read. */
async function knownTables(results: readonly RuleResult[]): Promise<ReadonlySet<string>> {
  const { tableNames } = await import('../../index.ts');
  const read = results.flatMap(({ reads = [] }) => reads);
  return new Set([
    ...(await tableNames()),
    ...read.flatMap(({ table, sources = [] }) => [table, ...sources]),
  ]);
}

function exitCodeOf(
  results: readonly RuleResult[],
  { strict = false, failOn = strict ? 'refused' : 'invalid' }: Pick<ConvertOptions, 'strict' | 'failOn'>,
): ExitCode {
  const worst = verdicts.indexOf(failOn);
  return results.some(({ verdict }) => verdicts.indexOf(verdict) >= worst)
    ? exitCodes.invalid
    : exitCodes.done;
}
