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

/** The test for patterns as `.gitignore` has them. */
export function ignoreTest(patterns: string | readonly string[]): IgnoreTest {
  const matcher: Ignore = createIgnore().add(patterns);
  return (way) => matcher.ignores(way);
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
    if (isSource(content)) return ignoreTest(content.text);
    return failedInput(path, content.diagnostic.code, content.diagnostic.message);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
