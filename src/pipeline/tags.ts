import type { Source } from '../diagnostics/index.ts';
import { readSource } from './read.ts';

/** The tags of the rules and correlations in sources, in lower case. */
export function tagsOf(sources: readonly Source[]): ReadonlySet<string> {
  const documents = sources.flatMap((source) => readSource(source).documents);
  return new Set(
    documents.flatMap(({ document }) => document.metadata.tags.map(({ value }) => value.toLowerCase())),
  );
}
