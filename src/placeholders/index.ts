export { readPlaceholders, type ExpressionCheck, type PlaceholderLists } from './read.ts';
export { reportLookups } from './report-lookups.ts';
export { placeholderResolver, type PlaceholderSources } from './resolver.ts';
