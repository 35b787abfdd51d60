import { printable, type Source } from '../diagnostics/index.ts';
import type { FailedInput } from './inputs/failed.ts';
import { unreadable } from './inputs/find.ts';
import { locationOf } from './inputs/location.ts';
import { readFile } from './inputs/read.ts';
import type { Io } from './io.ts';
import { settingsFile } from './settings-name.ts';

/** Reads a settings file; the paths in it are relative to where it lies. */
export function readSettings(path: string, io: Io): Source | FailedInput {
  const content = readFile(path, io);
  if ('kind' in content) return content;
  try {
    return { ...content, location: locationOf(path, io.files) };
  } catch (error) {
    return unreadable(path, error);
  }
}

/** The settings file that applies where nobody names one: that of the working directory, if it is there. */
export function ownSettings({ files }: Io): string | undefined {
  return files.entryKind(settingsFile) === 'file' ? settingsFile : undefined;
}

/** Lines about settings files that lie between the rules and are not the one in use. */
export function notesOnSettings(
  found: readonly string[],
  used: string | undefined,
  { files }: Io,
): readonly string[] {
  return found
    .filter((path) => used === undefined || files.realPath(path) !== files.realPath(used))
    .map((path) => `${printable(path)} holds settings that do not apply; --config names the file that does`);
}
