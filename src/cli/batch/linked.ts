import type { SourceLinks } from '../../index.ts';

/**
 * The positions of the sources that must be converted together, or `all`: if there is a filter, which can
 * concern any rule, or a reference that leads nowhere, because the message names similar rules of the set.
 */
export function linkedSources(links: readonly SourceLinks[]): ReadonlySet<number> | 'all' {
  if (links.some(({ hasFilter }) => hasFilter)) return 'all';
  const used = new Set(links.flatMap(({ uses }) => uses));
  if (used.size === 0) return new Set();
  const known = new Set(links.flatMap(({ names }) => names));
  for (const reference of used) if (!known.has(reference)) return 'all';
  const linked = links.flatMap(({ names, uses }, index) =>
    uses.length > 0 || names.some((name) => used.has(name)) ? [index] : [],
  );
  return new Set(linked);
}
