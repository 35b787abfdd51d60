import { printable, quote } from '../../diagnostics/index.ts';
import type { RuleResult, UnusedMapping } from '../../index.ts';
import { idlePatterns } from '../inputs/exclude.ts';
import type { FoundInputs } from '../inputs/find.ts';
import { notesOnTags } from '../inputs/unknown-tags.ts';
import type { Io } from '../io.ts';
import { notesOnSettings } from '../settings-file.ts';
import { settingsPathOf, usesSettings } from './open.ts';
import type { ConvertOptions } from './options.ts';

/** What a run came to, besides its results. */
export interface Circumstances {
  readonly isNarrowed: boolean;
  readonly prune: boolean;
  /** The tags of all rules, selected or not. */
  readonly tags: () => ReadonlySet<string>;
  /** Names of placeholder lists. */
  readonly unused: readonly string[];
  readonly unusedMappings: readonly UnusedMapping[];
}

/** Lines about what happened otherwise than somebody may expect of the options. */
export function notesOn(
  options: ConvertOptions,
  results: readonly RuleResult[],
  { isNarrowed, prune, tags, unused, unusedMappings }: Circumstances,
): string {
  const notes = [
    ...(unused.length > 0
      ? [`no rule uses ${unused.map((name) => quote(`%${name}%`)).join(', ')} of --placeholders`]
      : []),
    // Of some of the rules only, nobody expects that they use every mapping.
    ...(isNarrowed || results.length === 0 ? [] : unusedMappings.map(noteOnMapping)),
    ...(isNarrowed && results.length === 0 ? ['no rule fits the selection'] : []),
    // Rules are read once more for it, so not where the selection found some.
    ...(options.tag.length > 0 && results.length === 0 ? notesOnTags(options.tag, tags()) : []),
    ...(options.prune === true && !prune
      ? ['nothing was pruned, because some inputs could not be read']
      : []),
  ];
  return notes.map((note) => `note: ${note}\n`).join('');
}

/** Lines about what the search for inputs has passed over otherwise than somebody may expect. */
export function notesOnInputs({ inputs, settings }: FoundInputs, options: ConvertOptions, io: Io): string {
  const notes = [
    ...idlePatterns(options.exclude, inputs).map(
      (pattern) =>
        `--exclude ${printable(pattern)} leaves nothing out; a pattern is relative to the input folder, or begins with its path`,
    ),
    ...(usesSettings(options) ? notesOnSettings(settings, settingsPathOf(options, io), io) : []),
  ];
  return notes.map((note) => `note: ${note}\n`).join('');
}

function noteOnMapping({ name, target, isTargeted, preferred }: UnusedMapping): string {
  const what = `no converted rule uses --mapping ${printable(name)}`;
  const own = printable(target);
  if (!isTargeted) return `${what}: it is for the target ${own}, and --target does not name that`;
  return preferred.length === 0
    ? `${what}: none has one of its log sources or fields`
    : `${what}: it is for the target ${own}, and what ${preferred.map(printable).join(' or ')} can hold never comes there; --target ${own} alone, or first, changes that`;
}
