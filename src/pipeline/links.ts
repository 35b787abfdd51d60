import type { ReadSource } from './read.ts';

/** How a source hangs together with others. Sources without such ties give the same results on their own. */
export interface SourceLinks {
  /** The ids and names of its rules, in lower case. */
  readonly names: readonly string[];
  /** The ids and names that its correlations refer to, in lower case. */
  readonly uses: readonly string[];
  /** Whether it holds a filter, which can concern every other source. */
  readonly hasFilter: boolean;
}

/** The ties of a source. */
export function linksOf({ documents }: ReadSource): SourceLinks {
  const names: string[] = [];
  const uses: string[] = [];
  for (const { document } of documents) {
    const { id, name } = document.metadata;
    for (const each of [id, name]) if (each !== undefined) names.push(each.value.toLowerCase());
    if (document.kind === 'correlation') {
      for (const { value } of document.correlation.rules) uses.push(value.toLowerCase());
    }
  }
  return { names, uses, hasFilter: documents.some(({ document }) => document.kind === 'filter') };
}
