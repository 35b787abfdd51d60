import type { Diagnostics } from '../diagnostics/index.ts';
import type { LowerOptions } from './options.ts';

/** What every step of lowering one document shares. */
export interface LowerContext {
  readonly diagnostics: Diagnostics;
  readonly placeholders: LowerOptions['placeholders'];
  /** How many values modifiers may still add to this document; the budget is used up in place. */
  readonly budget: { remaining: number };
}

/** The number of values that modifiers may add to one document. */
const addedValues = 100_000;

/** A fresh context for one document. */
export function lowerContext(diagnostics: Diagnostics, options: LowerOptions): LowerContext {
  return { diagnostics, placeholders: options.placeholders, budget: { remaining: addedValues } };
}
