/**
 * What a change of rules, mappings, filters or settings does to the queries that run: `review` compares two sides that
 * somebody else read, be it from files, a repository or memory.
 */
export { review } from './review.ts';
export { changeCodes, type ChangeCode } from './codes.ts';
export type * from './model.ts';
export { outcomes, plainText } from './model.ts';
export { reverted } from './revert.ts';
export type { DiffLine, DiffPart } from './query-diff.ts';
export type { ReviewChoices, ReviewSetup, ReviewSide } from './sides.ts';
