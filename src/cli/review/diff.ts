import type { Diagnostic, Source } from '../../diagnostics/index.ts';
import type { ReviewedSet } from '../../index.ts';
import type { DiffOptions } from './options.ts';
import { isSource } from '../inputs/failed.ts';
import { readMappings } from '../convert/mappings.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { FailedInput } from '../inputs/failed.ts';
import { findInputs } from '../inputs/find.ts';
import { readFile, readInput } from '../inputs/read.ts';
import type { Io } from '../io.ts';
import { formatDiagnostic } from '../reporters/diagnostic.ts';
import { paintFor } from '../reporters/paint.ts';
import { ownSettings, readSettings } from '../settings-file.ts';
import { deliver } from './deliver.ts';
import { chosen } from './repository-sets.ts';

/** Compares two files or folders; returns the exit code. */
export async function diffPaths(
  before: string,
  after: string,
  options: DiffOptions,
  io: Io,
): Promise<ExitCode> {
  const shared = await readShared(options, io);
  const sides = [
    await openSide(
      before,
      { mapping: options.mappingBefore, target: options.targetBefore },
      shared,
      options,
      io,
    ),
    await openSide(
      after,
      { mapping: options.mappingAfter, target: options.targetAfter },
      shared,
      options,
      io,
    ),
  ] as const;
  const failed = [...shared.failed, ...sides.flatMap((side) => side.failed)];
  if (failed.length > 0) {
    for (const each of failed) io.stderr.write(`${formatDiagnostic(each, paintFor(io))}\n`);
    return exitCodes.usage;
  }
  const [one, other] = sides;
  return deliver(one.set, alike(one.set, other.set), options, io);
}

/** What only one side is converted with. */
interface OwnOptions {
  readonly mapping: readonly string[];
  readonly target: readonly string[] | undefined;
}

/** What both sides are converted with. */
interface SharedFiles {
  readonly filters: readonly Source[];
  readonly lists: readonly Source[];
  readonly settings?: Source;
  readonly failed: readonly Diagnostic[];
}

async function readShared({ filter, placeholders, config }: DiffOptions, io: Io): Promise<SharedFiles> {
  const filters = await Promise.all(findInputs(filter, io.files).map((input) => readInput(input, io)));
  const lists = placeholders.filter((value) => value !== 'refuse').map((path) => readFile(path, io));
  const settingsPath = config ?? ownSettings(io);
  const settings = settingsPath === undefined ? [] : [readSettings(settingsPath, io)];
  const [own] = settings.filter(isSource);
  return {
    filters: filters.filter(isSource),
    lists: lists.filter(isSource),
    ...(own === undefined ? {} : { settings: own }),
    failed: failures([...filters, ...lists, ...settings]),
  };
}

interface OpenedSide {
  readonly set: ReviewedSet;
  readonly failed: readonly Diagnostic[];
}

async function openSide(
  path: string,
  own: OwnOptions,
  { filters, lists, settings }: SharedFiles,
  options: DiffOptions,
  io: Io,
): Promise<OpenedSide> {
  const mapping = [...options.mapping, ...own.mapping];
  const target = own.target ?? options.target;
  const comparesTargets = (options.targetBefore ?? options.targetAfter) !== undefined;
  const { mappings, failed } = readMappings(mapping, io);
  const inputs = findInputs([path], io.files);
  const rules = await Promise.all(
    inputs.map(async (input) => {
      const content = await readInput(input, io);
      const way = input.kind === 'failed' ? input.path : input.relativePath;
      return { content, way, located: input.kind === 'file' ? { location: input.location } : {} };
    }),
  );
  const unreadable = rules.flatMap(({ content, way }) => ('kind' in content ? [at(way, content)] : []));
  const nothing = unreadable.filter(({ code }) => code === 'input-not-found' || code === 'input-no-rules');
  return {
    failed: [...failed, ...nothing],
    set: {
      name: comparesTargets ? `${path} for ${target.join(', ')}` : path,
      sources: rules.flatMap(({ content, way, located }) =>
        isSource(content) ? [{ ...content, path: way, ...located }] : [],
      ),
      unreadable,
      options: {
        ...chosen({ ...options, mapping, target }),
        mappings,
        filters,
        placeholderLists: lists,
        ...(settings === undefined ? {} : { settings }),
      },
    },
  };
}

/**
 * A single file is the same file under another name. Settings by path apply to both sides as they do to the first,
 * because the second is meant to take its place.
 */
function alike(before: ReviewedSet, after: ReviewedSet): ReviewedSet {
  const [one, other] = [before.sources[0], after.sources[0]];
  if (one === undefined || other === undefined) return after;
  const areFiles = before.sources.length === 1 && after.sources.length === 1;
  if (areFiles) return { ...after, sources: [{ ...one, text: other.text }] };
  if (one.location === undefined) return after;
  const folder = one.location.slice(0, -one.path.length);
  const sources = after.sources.map((source) => ({ ...source, location: folder + source.path }));
  return { ...after, sources };
}

function at(path: string, { diagnostic }: FailedInput): Diagnostic {
  const { span } = diagnostic;
  return { ...diagnostic, span: { ...span, source: { ...span.source, path } } };
}

function failures(files: readonly (Source | FailedInput)[]): readonly Diagnostic[] {
  return files.flatMap((file) => ('kind' in file ? [file.diagnostic] : []));
}
