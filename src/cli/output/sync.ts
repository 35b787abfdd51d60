import { draftFolder, type OutputFolder } from './folder.ts';
import {
  decodeManifest,
  encodeManifest,
  ManifestError,
  manifestPath,
  type Manifest,
  type ManifestEntry,
} from './manifest.ts';
import { requireKnownRules } from './other-rules.ts';
import { planSync, type Scope, type SyncPlan, type WantedOutput } from './plan.ts';
import { WriteError } from './write.ts';

/** How a run treats what earlier runs and other people left in the output folder. */
export interface SyncOptions extends Scope {
  /** Removes outputs of earlier runs that this run did not make. */
  readonly prune: boolean;
  /** Replaces files that sigma-kql did not write, or that were edited since. */
  readonly force: boolean;
  readonly toolVersion: string;
}

/** What happened in the output folder. */
export interface SyncReport {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Wanted outputs that were not written, because a file that sigma-kql did not write is in the way. */
  readonly foreign: readonly string[];
  /** Outputs of earlier runs that have no rule any more, and that `prune` would remove. */
  readonly left: readonly string[];
  /** The same, but edited since they were written: never removed. */
  readonly edited: readonly string[];
  /** How many outputs of earlier runs stay because a selection left their rules out. */
  readonly spared: number;
  /** How many outputs of earlier runs there are in formats that this run does not write, by the name of the format. */
  readonly otherFormats: ReadonlyMap<string, number>;
}

/** Waiting for the disk takes most of the time of a write, so a few are under way at once. */
const writers = 16;

/**
 * Makes an output folder hold the wanted outputs and rewrites none that is right already. The manifest
 * first says what is about to change, so that a killed run leaves no file that the next run takes for
 * somebody else's. Throws `WriteError`; what is complete by then stays.
 */
export async function syncFolder(
  wanted: readonly WantedOutput[],
  folder: OutputFolder,
  options: SyncOptions,
): Promise<SyncReport> {
  const before = folder.readText(manifestPath);
  const known = readManifest(before, folder);
  const plan = planSync(wanted, known, options, folder);
  requireKnownRules(wanted, known, plan, options);
  const writes = options.force ? [...plan.writes, ...plan.foreign] : plan.writes;
  const removals = options.prune ? plan.stale : [];
  const manifest = manifestAfter(known, plan, options);
  const hasHistory = before !== undefined || manifest.size > 0;
  const after = encodeManifest(manifest, options.toolVersion);
  if (writes.length + removals.length > 0 || (after !== before && hasHistory)) {
    folder.prepare(manifestPath);
    folder.prepare(`${draftFolder}/0`);
    const intent = encodeManifest(intentOf(known, plan, writes), options.toolVersion);
    if (writes.length > 0) await folder.write(manifestPath, intent, 0);
    await writeAll(writes, folder);
    for (const name of removals) folder.remove(name);
    await folder.write(manifestPath, after, 0);
  }
  return {
    written: writes.length,
    unchanged: plan.unchanged.length,
    removed: removals.length,
    foreign: options.force ? [] : plan.foreign.map(({ name }) => name),
    left: options.prune ? [] : plan.stale,
    edited: plan.edited,
    spared: plan.spared,
    otherFormats: plan.otherFormats,
  };
}

/** What earlier runs wrote. Throws `WriteError` if the manifest is damaged. */
export function readManifest(text: string | undefined, folder: OutputFolder): Manifest {
  if (text === undefined) return new Map();
  try {
    return decodeManifest(text);
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    throw new WriteError(
      `${folder.pathOf(manifestPath)} can't be used: ${error.message}; restore it, or remove it and run with --force`,
    );
  }
}

/** What may be in the folder from now on: contents of before and of after. */
function intentOf(known: Manifest, plan: SyncPlan, writes: readonly WantedOutput[]): Manifest {
  const manifest = new Map(known);
  for (const output of plan.unchanged) manifest.set(output.name, entryOf(output, []));
  for (const output of writes) {
    manifest.set(output.name, entryOf(output, known.get(output.name)?.sha256 ?? []));
  }
  return manifest;
}

function manifestAfter(known: Manifest, plan: SyncPlan, { prune, force }: SyncOptions): Manifest {
  const manifest = new Map(known);
  for (const name of plan.gone) manifest.delete(name);
  for (const name of prune ? plan.stale : []) manifest.delete(name);
  const own = [...plan.unchanged, ...plan.writes, ...(force ? plan.foreign : [])];
  for (const output of own) manifest.set(output.name, entryOf(output, []));
  return manifest;
}

function entryOf(output: WantedOutput, earlier: readonly string[]): ManifestEntry {
  const { hash, rule, source, format, verdict, target } = output;
  const sha256 = [...new Set([hash, ...earlier])];
  return { rule, source, format, verdict, target, sha256 };
}

/** Stops at the first failure; the writes that are under way by then are finished. */
async function writeAll(writes: readonly WantedOutput[], folder: OutputFolder): Promise<void> {
  const queue = writes.values();
  const failures: unknown[] = [];
  const work = async (slot: number): Promise<void> => {
    for (const { name, text } of queue) {
      if (failures.length > 0) return;
      try {
        folder.prepare(name);
        await folder.write(name, text, slot);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, slot) => work(slot)));
  if (failures.length > 0) throw failures[0];
}
