import type { RuleResult } from '../../index.ts';
import type { ConvertOptions } from './options.ts';
import { leastSeverity } from '../options/findings.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { idlePatterns } from '../inputs/exclude.ts';
import { findAll, type FoundInputs } from '../inputs/find.ts';
import { readAll, type ReadInput } from '../inputs/read-all.ts';
import { selectorOf } from '../inputs/selection.ts';
import type { Io } from '../io.ts';
import { destinationOf, type Destination } from '../output/destination.ts';
import { formatDiagnostic } from '../reporters/diagnostic.ts';
import { paintFor } from '../reporters/paint.ts';
import { formatRunFindings } from '../reporters/run-findings.ts';
import { formatSummary } from '../reporters/summary.ts';
import { verdicts } from '../../outcome/verdict.ts';
import { warnOfTables } from '../report/check-tables.ts';
import { readTables } from '../report/read-tables.ts';
import { printable, quote } from '../../diagnostics/index.ts';
import { writeReports } from './reports.ts';
import { convertSet } from './convert-set.ts';
import { deliver, type FileResults } from './deliver.ts';
import { openConverter, settingsPathOf, usesSettings } from './open.ts';
import { notesOnSettings } from '../settings-file.ts';
import { isSource } from './mappings.ts';

/** Reads, converts, writes and reports; returns the exit code. One bad input never stops the others. */
export async function convertPaths(
  paths: readonly string[],
  options: ConvertOptions,
  io: Io,
): Promise<ExitCode> {
  const paint = paintFor(io);
  const { converter, diagnostics } = await openConverter(options, io, options);
  for (const diagnostic of diagnostics) io.stderr.write(formatDiagnostic(diagnostic, paint));
  if (converter === undefined) return exitCodes.usage;

  const tables = options.tables === undefined ? undefined : readTables(options.tables, io.files);
  if (tables?.kind === 'failed') {
    io.stderr.write(`error: ${printable(tables.message)}\n`);
    return exitCodes.usage;
  }
  const destination = destinationOf(options.output, io.files);
  const found = findAll(paths, io.files, options.exclude);
  const inputs = await readAll(found.inputs, io);
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
  io.stderr.write(formatRunFindings(findings, paint, leastSeverity(options)));
  io.stderr.write(
    formatSummary(results) +
      delivery.message +
      notesOn(options, results, {
        isNarrowed,
        prune,
        unused: converter.unusedPlaceholders(
          known.flatMap(({ content }) => (isSource(content) ? [content] : [])),
        ),
      }) +
      notesOnInputs(found, options, io),
  );
  if (tables !== undefined) io.stderr.write(warnOfTables(tables.tables, await knownTables(results)));
  const reporting = await writeReports(results, general, options, tables?.tables, io);
  io.stderr.write(reporting.message);
  if (!isComplete) return exitCodes.internal;
  if (!delivery.isDone || !reporting.isDone) return exitCodes.usage;
  // What the template asks for is missing: a mistake of whoever calls, which only some rules show.
  if (findings.some(({ code }) => code === 'template-invalid')) return exitCodes.usage;
  const isSetSound = general.every(({ severity }) => severity !== 'error');
  return isSetSound ? exitCodeOf(results, options) : exitCodes.invalid;
}

/** The rule files of which some rules have no result; excluded files have none at all. */
function leftOut(inputs: readonly ReadInput[], files: readonly FileResults[]): readonly string[] {
  const complete = new Set(
    files
      .filter(({ results }) => results.length >= (results[0]?.position?.count ?? 1))
      .map(({ input }) => input),
  );
  return inputs.flatMap(({ input }) =>
    input.kind === 'failed' || complete.has(input) ? [] : [input.relativePath],
  );
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

interface Circumstances {
  readonly isNarrowed: boolean;
  readonly prune: boolean;
  /** Names of placeholder lists. */
  readonly unused: readonly string[];
}

/** What happened otherwise than somebody may expect of the options. */
function notesOn(
  options: ConvertOptions,
  results: readonly RuleResult[],
  { isNarrowed, prune, unused }: Circumstances,
): string {
  const notes = [
    ...(unused.length > 0
      ? [`no rule uses ${unused.map((name) => quote(`%${name}%`)).join(', ')} of --placeholders`]
      : []),
    ...(isNarrowed && results.length === 0 ? ['no rule fits the selection'] : []),
    ...(options.prune === true && !prune
      ? ['nothing was pruned, because some inputs could not be read']
      : []),
  ];
  return notes.map((note) => `note: ${note}\n`).join('');
}

/** What the search for inputs has passed over otherwise than somebody may expect. */
function notesOnInputs({ inputs, settings }: FoundInputs, options: ConvertOptions, io: Io): string {
  const notes = [
    ...idlePatterns(options.exclude, inputs).map(
      (pattern) =>
        `--exclude ${printable(pattern)} leaves nothing out; a pattern is relative to the input folder, or begins with its path`,
    ),
    ...(usesSettings(options) ? notesOnSettings(settings, settingsPathOf(options, io), io) : []),
  ];
  return notes.map((note) => `note: ${note}\n`).join('');
}

/**
 * Where settings name a rule by its path, its own absolute path counts. Otherwise rules are known by their way in the collection, wherever the collection lies. In a folder of outputs they are
 * called by it as well; otherwise as they were typed.
 */
function identified({ input, content }: ReadInput, { kind }: Destination): ReadInput {
  if (input.kind === 'failed' || 'kind' in content) return { input, content };
  const key = input.relativePath;
  const location = input.kind === 'file' ? { location: input.location } : {};
  const name = kind === 'folder' ? { name: key } : {};
  return { input, content: { ...content, key, ...location, ...name } };
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
