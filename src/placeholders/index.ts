export type { PlaceholderLists } from './lists.ts';
export { readPlaceholders, type ExpressionCheck } from './read.ts';
export { reportLookups } from './report-lookups.ts';
export { placeholderResolver, type PlaceholderSources } from './resolver.ts';
