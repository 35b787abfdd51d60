import type { PlaceholderResolver } from '../lower/index.ts';
import type { PlaceholderLists } from './lists.ts';

/** Where the meaning of a placeholder is looked for, in this order. */
export interface PlaceholderSources {
  readonly resolver?: PlaceholderResolver | undefined;
  /** The content of placeholder files; the last one that names a placeholder wins. */
  readonly lists: readonly PlaceholderLists[];
  /** The expression for a placeholder that nobody defined; without it, such a placeholder has no meaning. */
  readonly lookup?: ((name: string) => string) | undefined;
}

/** One resolver of all that may say what a placeholder stands for. */
export function placeholderResolver({ resolver, lists, lookup }: PlaceholderSources): PlaceholderResolver {
  const known = new Map(lists.flatMap((list) => [...list]));
  return (name) => {
    const content = resolver?.(name) ?? known.get(name);
    if (content !== undefined || lookup === undefined) return content;
    return { kind: 'query-list', expression: lookup(name), isAssumed: true };
  };
}
