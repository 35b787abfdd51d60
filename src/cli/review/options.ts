import type { DeliveryOptions } from './deliver.ts';
import type { SetOptions } from './repository-sets.ts';

/** The options of `review` as commander hands them over. */
export interface ReviewCommandOptions extends SetOptions, DeliveryOptions {
  readonly base?: string;
  readonly head?: string;
  readonly mergeBase: boolean;
}

/** The options of `diff` as commander hands them over. */
export interface DiffOptions extends SetOptions, DeliveryOptions {
  readonly mappingBefore: readonly string[];
  readonly mappingAfter: readonly string[];
  readonly targetBefore?: readonly string[];
  readonly targetAfter?: readonly string[];
}
