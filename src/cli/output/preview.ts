import type { OutputFolder } from './folder.ts';
import { manifestPath } from './manifest.ts';
import { requireKnownRules } from './other-rules.ts';
import { planSync, type WantedOutput } from './plan.ts';
import { readManifest, type SyncOptions } from './sync.ts';

/** What `syncFolder` would do to an output folder, by the names of the files. */
export interface SyncPreview {
  readonly created: readonly string[];
  readonly replaced: readonly string[];
  readonly removed: readonly string[];
  /** Wanted outputs in whose place is a file that sigma-kql did not write, or that was edited since. */
  readonly foreign: readonly string[];
  /** Outputs of earlier runs that this run did not make and that would stay. */
  readonly left: readonly string[];
  readonly unchanged: number;
}

/** Whether an output folder holds what the rules give, and nothing of rules that are gone. */
export function isCurrent({ created, replaced, removed, foreign, left }: SyncPreview): boolean {
  return [created, replaced, removed, foreign, left].every((names) => names.length === 0);
}

/** Looks without writing anything. Throws `WriteError` where nothing could be written. */
export function previewFolder(
  wanted: readonly WantedOutput[],
  folder: OutputFolder,
  options: Omit<SyncOptions, 'toolVersion'>,
): SyncPreview {
  const known = readManifest(folder.readText(manifestPath), folder);
  const plan = planSync(wanted, known, options, folder);
  requireKnownRules(wanted, known, plan, options);
  const { writes, foreign, stale, edited, unchanged } = plan;
  const names = (options.force ? [...writes, ...foreign] : writes).map(({ name }) => name);
  const isNew = (name: string): boolean => folder.occupant(name).kind === 'nothing';
  return {
    created: names.filter(isNew),
    replaced: names.filter((name) => !isNew(name)),
    removed: options.prune ? stale : [],
    foreign: options.force ? [] : foreign.map(({ name }) => name),
    left: options.prune ? edited : [...edited, ...stale],
    unchanged: unchanged.length,
  };
}
