import type { Source } from '../diagnostics/index.ts';
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

/** Whether the working directory has settings, which apply where no other file is named. */
export function hasOwnSettings({ files }: Io): boolean {
  return files.entryKind(settingsFile) === 'file';
}
