export { lowerCorrelation, type CorrelationOptions } from './correlation.ts';
export { applyFilters, lowerFilter, reportUnusedFilters } from './filter.ts';
export { isAggregating, lowerAggregation } from './legacy-aggregation.ts';
export { lowerDetection } from './lower-detection.ts';
export type { LowerOptions, PlaceholderContent, PlaceholderResolver } from './options.ts';
export { decodeString } from './strings/decode.ts';
export { indexRules, rulesCalled, type RuleDocument, type RuleIndex } from './rule-index.ts';
