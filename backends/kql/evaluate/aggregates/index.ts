import { collectionAggregates } from './collections.ts';
import { countAggregates } from './counts.ts';
import { numberAggregates } from './numbers.ts';
import { pickAggregates } from './picks.ts';
import type { AggregateRow } from './row.ts';

/** Every aggregate function that the evaluator knows, by name. */
export const aggregates: Readonly<Record<string, AggregateRow>> = {
  ...collectionAggregates,
  ...countAggregates,
  ...numberAggregates,
  ...pickAggregates,
};
