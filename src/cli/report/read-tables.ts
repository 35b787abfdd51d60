import { reasonOf } from '../file-errors.ts';
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

function readText(path: string, files: FileSystem): string | undefined {
  try {
    return new TextDecoder().decode(files.read(path, largest));
  } catch (error) {
    if (reasonOf(error) === undefined) throw error;
    return undefined;
  }
}
