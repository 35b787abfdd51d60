import { foldedName, safeName, shortHash } from './safe-name.ts';

/** What the name of an output is made of. Titles are not part of it, so that names stay when titles change. */
export interface NameParts {
  /** The way of the rule file below the input folder, with `/`. */
  readonly source: string;
  /** Tells the rules of one file apart; absent if the file holds one rule. */
  readonly suffix?: string;
  /** Tells several outputs of one rule apart; absent if there is one. */
  readonly label?: string;
  /** With its dot. */
  readonly extension: string;
}

/**
 * A way below the output folder for each output. It mirrors the way of the rule file and depends on nothing
 * else, unless two outputs would get one name on some file system (letter case, Unicode forms, `.yml`
 * beside `.yaml`): then each of them gets a mark made from its rule file.
 */
export function outputNames(outputs: readonly NameParts[]): readonly string[] {
  const plain = outputs.map((output) => nameOf(output));
  const uses = countOf(plain.map(foldedName));
  const folders = new Set(plain.flatMap(foldersOf).map(foldedName));
  const taken = new Set(plain.map(foldedName));
  const occurrences = new Map<string, number>();
  return outputs.map((output, index) => {
    const name = plain[index] ?? '';
    if (uses.get(foldedName(name)) === 1 && !folders.has(foldedName(name))) return name;
    const key = `${output.source}\0${output.suffix ?? ''}\0${output.label ?? ''}`;
    let occurrence = occurrences.get(key) ?? 0;
    let marked = '';
    do {
      marked = nameOf(output, `~${shortHash(`${key}\0${occurrence}`)}`);
      occurrence += 1;
    } while (taken.has(foldedName(marked)));
    occurrences.set(key, occurrence);
    taken.add(foldedName(marked));
    return marked;
  });
}

function nameOf({ source, suffix, label, extension }: NameParts, mark = ''): string {
  const folders = source.split('/');
  const stem = (folders.pop() ?? '').replace(/\.ya?ml$/i, '');
  const ending = [suffix === undefined ? '' : `-${suffix}`, mark, label === undefined ? '' : `.${label}`];
  return [
    ...folders.map((folder) => safeName(folder)),
    safeName(stem, `${ending.join('')}${extension}`),
  ].join('/');
}

/** `a/b/c.kql` → `a`, `a/b`. */
function foldersOf(name: string): readonly string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function countOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
