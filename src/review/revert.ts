import type { Source } from '../diagnostics/index.ts';
import type { Cause } from './model.ts';

/** What many rules depend on; every other key is an option of its own. */
export interface Shared {
  readonly mappings?: readonly Source[];
  readonly placeholderLists?: readonly Source[];
  readonly settings?: Source;
}

/** Newer choices with one of them as it is among the older: what a rule would become without this cause. */
export function reverted<T extends Shared>(before: T, after: T, { kind, path }: Cause): T {
  switch (kind) {
    case 'mapping':
      return { ...after, mappings: withOlder(path, before.mappings, after.mappings) };
    case 'placeholders':
      return {
        ...after,
        placeholderLists: withOlder(path, before.placeholderLists, after.placeholderLists),
      };
    case 'settings':
      return withOlderKey(before, after, 'settings');
    case 'options':
      return withOlderKey(before, after, path);
    case 'rule':
    case 'related-rule':
    case 'filter':
      return after;
  }
}

/** Files count in their order, so the older one takes the place of the newer. */
function withOlder(
  path: string,
  before: readonly Source[] = [],
  after: readonly Source[] = [],
): readonly Source[] {
  const index = before.findIndex((source) => source.path === path);
  const old = before[index];
  if (old === undefined) return after.filter((source) => source.path !== path);
  return after.some((source) => source.path === path)
    ? after.map((source) => (source.path === path ? old : source))
    : after.toSpliced(index, 0, old);
}

function withOlderKey<T extends object>(before: T, after: T, key: string): T {
  const others = Object.entries(after).filter(([name]) => name !== key);
  const old = Object.entries(before).filter(([name]) => name === key);
  return Object.fromEntries([...others, ...old]) as T;
}
