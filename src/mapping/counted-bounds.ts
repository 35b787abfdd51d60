import type { CorrelationRule, ThresholdComparison } from '../ir/index.ts';

/**
 * Whether a correlation counts, and no number of events that are there meets its bounds: groups and intervals
 * are made of events, so that each has one at least.
 */
export function needsAbsence({ type, condition }: CorrelationRule): boolean {
  if (condition.kind !== 'threshold' || !countsEvents(type)) return false;
  const { comparisons } = condition;
  // Between two bounds the outcome does not change, so that the numbers around each are enough.
  const candidates = comparisons.flatMap(({ value }) =>
    [-1, 0, 1, 2].map((step) => Math.max(1, Math.floor(value) + step)),
  );
  return !candidates.some((count) => comparisons.every((comparison) => holds(count, comparison)));
}

function countsEvents(type: CorrelationRule['type']): boolean {
  switch (type) {
    case 'event_count':
    case 'value_count':
    case 'temporal':
    case 'temporal_ordered':
      return true;
    case 'value_sum':
    case 'value_avg':
    case 'value_percentile':
    case 'value_median':
      return false;
  }
}

function holds(count: number, { operator, value }: ThresholdComparison): boolean {
  switch (operator) {
    case '<':
      return count < value;
    case '<=':
      return count <= value;
    case '>':
      return count > value;
    case '>=':
      return count >= value;
    case '=':
      return count === value;
    case '!=':
      return count !== value;
  }
}
