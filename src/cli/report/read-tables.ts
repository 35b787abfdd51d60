import { errorCode, reasonOf } from '../file-errors.ts';
import { decode } from '../inputs/decode.ts';
import { isSource } from '../inputs/failed.ts';
import type { FileSystem } from '../io.ts';

/** Names of tables, or why there are none. */
export type ReadTables =
  | { readonly kind: 'tables'; readonly tables: ReadonlySet<string> }
  | { readonly kind: 'failed'; readonly message: string };

/** No list of tables comes near this size (1 MiB). */
const largest = 1024 * 1024;

/** Column headings of exported lists, which are no tables. */
const headings: ReadonlySet<string> = new Set(['Table', 'TableName', '$table', 'Type', 'name']);

/**
 * The tables that `--tables` names: a file with names (one per line, or separated by commas, as Log
 * Analytics exports them; `#` begins a comment), or else the names themselves.
 */
export function readTables(value: string, files: FileSystem): ReadTables {
  const text = readText(value, files);
  if (typeof text === 'object') return { kind: 'failed', message: `--tables ${value}: ${text.reason}` };
  const names = (text ?? value)
    .replace(/#.*$/gm, '')
    .split(/[\s,;]+/)
    .map((name) => name.replace(/^["']|["']$/g, ''))
    .filter((name) => name !== '' && !headings.has(name));
  const odd = names.find((name) => !/^[A-Za-z_]\w*$/.test(name));
  if (odd !== undefined) {
    const what = text === undefined ? 'neither a file nor a list of tables' : 'no list of tables';
    return { kind: 'failed', message: `--tables ${value} is ${what}: ${odd} is no name of a table` };
  }
  if (names.length === 0) return { kind: 'failed', message: `--tables ${value} names no table` };
  return { kind: 'tables', tables: new Set(names) };
}

/** What the system says of a list of names; anything else is a file that can not be read. */
const noFile: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL']);

function readText(path: string, files: FileSystem): string | { readonly reason: string } | undefined {
  try {
    const content = decode(path, files.read(path, largest + 1), largest);
    return isSource(content) ? content.text : { reason: content.diagnostic.message };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return noFile.has(errorCode(error)) ? undefined : { reason: `This can not be read: ${reason}.` };
  }
}
