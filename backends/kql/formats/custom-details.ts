import { isMappable } from './entities.ts';

/** The limits of Microsoft Sentinel: pairs in a rule, characters in a key. */
const mostDetails = 20;
const longestKey = 20;

/** A name that alerts show and the column whose value they show, in order. */
export type CustomDetails = Readonly<Record<string, string>>;

/**
 * The details of alerts: the columns of a list that the result has. A key is the column's name; a name
 * that is too long keeps the words at its end, which tell more than those at its beginning.
 */
export function customDetails(columns: readonly string[]): CustomDetails {
  const details = new Map<string, string>();
  for (const column of columns.filter(isMappable)) {
    if (details.size < mostDetails) details.set(freeKey(column, details), column);
  }
  return Object.fromEntries(details);
}

function freeKey(column: string, taken: ReadonlyMap<string, string>): string {
  const key = shortKey(column, longestKey);
  if (!taken.has(key)) return key;
  for (let number = 2; ; number += 1) {
    const numbered = `${shortKey(column, longestKey - 2)}${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** The last words of a name in camel case that fit; a key begins with a letter. */
function shortKey(column: string, length: number): string {
  const name = column.replace(/^[^a-zA-Z]+/, '') || 'Column';
  if (name.length <= length) return name;
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9_]+/g) ?? [];
  let key = '';
  for (const word of words.toReversed()) {
    if (key.length + word.length > length) break;
    key = word + key;
  }
  return /^[a-zA-Z]/.test(key) ? key : name.slice(0, length);
}
