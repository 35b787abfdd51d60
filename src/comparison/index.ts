/**
 * Whether a query finds the same events as another, fewer, more, or others: decided by proof wherever it can be
 * decided, and shown by an event that was run through both. `compare` is all that a caller needs.
 */
export { compare, type ComparedRule } from './compare.ts';
export type { Comparison, Relation, Witness } from './model.ts';
