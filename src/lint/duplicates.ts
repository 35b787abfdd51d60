import type { Located, SigmaDocument } from '../parse/index.ts';

/** Something that two documents say, at the later place, with the place where it was said first. */
export interface Duplicate {
  readonly first: Located<string>;
  readonly again: Located<string>;
}

/** What `textOf` finds in more than one document, letter case aside. */
export function duplicatesOf(
  documents: readonly SigmaDocument[],
  textOf: (document: SigmaDocument) => Located<string> | undefined,
): readonly Duplicate[] {
  const known = new Map<string, Located<string>>();
  return documents.flatMap((document) => {
    const again = textOf(document);
    const key = again?.value.toLowerCase() ?? '';
    if (again === undefined || key === '') return [];
    const first = known.get(key);
    if (first !== undefined) return { first, again };
    known.set(key, again);
    return [];
  });
}
