import createIgnore, { type Ignore } from 'ignore';
import { errorCode } from '../file-errors.ts';
import type { FileSystem } from '../io.ts';
import { decode } from './decode.ts';
import { failedInput, isSource, type FailedInput } from './failed.ts';

/** Names rule files and folders that are no part of the collection, in the syntax of `.gitignore`. */
export const ignoreFile = '.sigma-kql-ignore';

/** No ignore file comes near this size (1 MiB). */
const largest = 1024 * 1024;

/** Whether a way, relative to the folder that the patterns belong to, is matched; folders end with `/`. */
export type IgnoreTest = (way: string) => boolean;

/**
 * How many `**` a pattern may have. Patterns become regular expressions that try every way to share out the folders
 * among them, and an ignore file comes with a stranger's rules.
 */
const mostAnyFolders = 3;

/** The test for patterns as `.gitignore` has them. One with more than three `**` matches nothing. */
export function ignoreTest(patterns: string | readonly string[]): IgnoreTest {
  const lines = typeof patterns === 'string' ? linesOf(patterns) : patterns;
  const matcher: Ignore = createIgnore().add(lines.filter((line) => !isTooBroad(line)));
  return (way) => matcher.ignores(way);
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

function isTooBroad(pattern: string): boolean {
  return pattern.split('**').length - 1 > mostAnyFolders;
}

/**
 * The test of the ignore file in `folder`, if there is one, or why it can not be read: half of it, or none, would let
 * rules in that are to be left out. No excerpt is shown, because the file may be a link. Throws the error of the file
 * system.
 */
export function readIgnoreFile(folder: string, files: FileSystem): IgnoreTest | FailedInput | undefined {
  try {
    const path = folder.endsWith('/') ? folder + ignoreFile : `${folder}/${ignoreFile}`;
    const content = decode(path, files.read(path, largest + 1), largest);
    if (!isSource(content)) return failedInput(path, content.diagnostic.code, content.diagnostic.message);
    const line = linesOf(content.text).findIndex(isTooBroad) + 1;
    if (line === 0) return ignoreTest(content.text);
    const message = `Line ${line} of this file has more than ${mostAnyFolders} \`**\`, which could take for ever to match.`;
    return failedInput(path, 'input-unreadable', message);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
