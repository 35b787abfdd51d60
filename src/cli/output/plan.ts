import { foldedName } from './safe-name.ts';
import type { OutputFolder } from './folder.ts';
import type { Manifest, ManifestEntry } from './manifest.ts';

/** An output that this run made: its content and what the manifest is to know about it. */
export interface WantedOutput extends Omit<ManifestEntry, 'sha256'> {
  /** The way below the output folder, with `/`. */
  readonly name: string;
  readonly text: string;
  /** That of `text`, as the manifest writes it. */
  readonly hash: string;
}

/** What a run is about to do to its output folder. */
export interface SyncPlan {
  readonly writes: readonly WantedOutput[];
  readonly unchanged: readonly WantedOutput[];
  /** Wanted outputs in whose place is a file that sigma-kql did not write, or that was edited since. */
  readonly foreign: readonly WantedOutput[];
  /** Outputs of earlier runs that this run did not make, unchanged since they were written. */
  readonly stale: readonly string[];
  /** The same, but edited since: never removed. */
  readonly edited: readonly string[];
  /** Entries of the manifest whose file is gone. */
  readonly gone: readonly string[];
  /** How many outputs of earlier runs are there of rules that this run left out. */
  readonly spared: number;
  /** How many outputs of earlier runs are there in formats that this run does not write, by the name of the format. */
  readonly otherFormats: ReadonlyMap<string, number>;
}

/** Which outputs of earlier runs this run speaks for. */
export interface Scope {
  /** Its formats, each with the extension of its files. */
  readonly formats: ReadonlyMap<string, string>;
  /** Rule files that could not be read or are invalid: a mistake to mend, no wish to lose their outputs. */
  readonly brokenSources: ReadonlySet<string>;
  /** Rule files of which a selection left out a rule at least: what this run did not make of them is not gone. */
  readonly leftOutSources: ReadonlySet<string>;
}

/** Compares what is wanted with what is there. Only looks; throws `WriteError` where nothing can be written. */
export function planSync(
  wanted: readonly WantedOutput[],
  known: Manifest,
  scope: Scope,
  folder: OutputFolder,
): SyncPlan {
  const earlier = { stale: [], edited: [], gone: [] } satisfies Partial<SyncPlan> as Record<
    'stale' | 'edited' | 'gone',
    string[]
  >;
  const otherFormats = new Map<string, number>();
  let spared = 0;
  const made = new Map(wanted.map(({ name }) => [foldedName(name), name]));
  for (const [name, entry] of known) {
    const successor = made.get(foldedName(name));
    if (successor === name) continue;
    if (!scope.formats.has(entry.format) && folder.holdsFile(name)) {
      otherFormats.set(entry.format, (otherFormats.get(entry.format) ?? 0) + 1);
    }
    if (!isInScope(name, entry, scope)) continue;
    if (scope.leftOutSources.has(entry.source)) {
      if (folder.holdsFile(name)) spared += 1;
      continue;
    }
    const occupant = folder.occupant(name);
    if (occupant.kind === 'nothing' || (successor !== undefined && isOneFile(name, successor, folder))) {
      earlier.gone.push(name);
    } else if (entry.sha256.includes(occupant.sha256)) earlier.stale.push(name);
    else earlier.edited.push(name);
  }
  return { ...sortWanted(wanted, known, folder), ...earlier, spared, otherFormats };
}

/** Where letter case does not count, an output and its renamed successor are one file, which stays. */
function isOneFile(name: string, successor: string, folder: OutputFolder): boolean {
  if (folder.occupant(successor).kind === 'nothing') return false;
  return !(folder.hasSpelling(name) && folder.hasSpelling(successor));
}

function isInScope(name: string, { format, source }: ManifestEntry, scope: Scope): boolean {
  const extension = scope.formats.get(format);
  return extension !== undefined && name.endsWith(extension) && !scope.brokenSources.has(source);
}

function sortWanted(
  wanted: readonly WantedOutput[],
  known: Manifest,
  folder: OutputFolder,
): Pick<SyncPlan, 'writes' | 'unchanged' | 'foreign'> {
  const hashes = new Map<string, readonly string[]>();
  for (const [name, { sha256 }] of known) {
    hashes.set(foldedName(name), [...(hashes.get(foldedName(name)) ?? []), ...sha256]);
  }
  const plan = { writes: [], unchanged: [], foreign: [] } satisfies Partial<SyncPlan>;
  const lists: Record<keyof typeof plan, WantedOutput[]> = plan;
  for (const output of wanted) {
    const occupant = folder.occupant(output.name);
    if (occupant.kind === 'nothing') lists.writes.push(output);
    else if (occupant.sha256 === output.hash) lists.unchanged.push(output);
    else if (hashes.get(foldedName(output.name))?.includes(occupant.sha256)) lists.writes.push(output);
    else lists.foreign.push(output);
  }
  return plan;
}
