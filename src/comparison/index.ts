/**
 * Whether a query finds the same events as another, fewer, more, or others: decided by proof wherever it can be
 * decided, and shown by an event that was run through both. `compare` is all that a caller needs.
 */
export { compare } from './compare.ts';
export type { ComparedRule } from './compared-rule.ts';
export type { Comparison, Relation, Witness } from './model.ts';
