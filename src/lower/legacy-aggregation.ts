import type { Diagnostics } from '../diagnostics/index.ts';
import type { CorrelationRule, CorrelationType, DetectionRule, FilterRule } from '../ir/index.ts';
import type { DetectionDocument, LegacyCount, LegacyFunction } from '../parse/index.ts';
import { readTimespan } from '../parse/index.ts';
import { signs } from './correlation-condition.ts';
import { applyFilters } from './filter.ts';
import { lowerDetection } from './lower-detection.ts';
import { lowerMetadata } from './metadata.ts';
import type { LowerOptions } from './options.ts';

/** Whether the condition ends in an aggregation of specification 1.0, such as `| count() by User > 5`. */
export function isAggregating({ detection }: DetectionDocument): boolean {
  return detection.conditions.some((condition) => condition.aggregation !== undefined);
}

/** The correlation type that says the same as a function; `undefined` if none does. */
const types: Readonly<Record<LegacyFunction, CorrelationType | undefined>> = {
  count: 'value_count',
  sum: 'value_sum',
  avg: 'value_avg',
  min: undefined,
  max: undefined,
};

/**
 * Turns a rule with an aggregation of specification 1.0 into the correlation that means the same.
 * Filters apply to the events that it counts. `near`, `min`, `max`, and an aggregation without a time frame are refused by name.
 */
export function lowerAggregation(
  document: DetectionDocument,
  diagnostics: Diagnostics,
  options: LowerOptions & { readonly filters?: readonly FilterRule[] } = {},
): CorrelationRule | undefined {
  const { detection } = document;
  const [condition, second] = detection.conditions;
  const aggregation = condition?.aggregation;
  if (condition === undefined || aggregation?.kind !== 'aggregation' || second !== undefined) {
    // Whatever is left is reported where single-event rules are lowered.
    lowerDetection(document, diagnostics, options);
    return undefined;
  }
  const type = aggregation.field === undefined ? eventCount(aggregation) : types[aggregation.function.value];
  if (type === undefined) {
    const message = `The aggregation \`${aggregation.function.value}\` has no counterpart among correlations.`;
    diagnostics.report('aggregation-unsupported', aggregation.function.span, message);
    return undefined;
  }
  if (detection.timeframe === undefined) {
    const message = 'Without `timeframe` nobody can say how close together the events must be.';
    diagnostics.report('aggregation-unsupported', aggregation.span, message, {
      help: 'Add `timeframe` to `detection`, or write a correlation rule.',
    });
    return undefined;
  }
  const timespan = readTimespan(detection.timeframe, diagnostics);
  const { aggregation: _, ...plain } = condition;
  const { timeframe: __, ...rest } = detection;
  const base = { ...document, detection: { ...rest, conditions: [plain] } };
  const rule = lowerDetection(base, diagnostics, options);
  return (
    timespan &&
    rule &&
    correlation(applyFilters(rule, options.filters ?? []), type, aggregation, timespan.value, document)
  );
}

function eventCount({ function: name }: LegacyCount): CorrelationType | undefined {
  return name.value === 'count' ? 'event_count' : undefined;
}

function correlation(
  rule: DetectionRule,
  type: CorrelationType,
  { field, groupBy: keys, operator, threshold, span }: LegacyCount,
  timespan: CorrelationRule['timespan'],
  document: DetectionDocument,
): CorrelationRule {
  const fields = field === undefined ? [] : [field.value];
  const groupBy = keys.map((key) => key.value);
  const reference = rule.metadata.name ?? rule.metadata.id ?? rule.metadata.title;
  return {
    kind: 'correlation',
    metadata: lowerMetadata(document.metadata),
    type,
    rules: [{ reference, rule, groupBy, fields, span: document.detection.span }],
    groupBy,
    timespan,
    condition: {
      kind: 'threshold',
      comparisons: [{ operator: signs[operator.value], value: threshold.value }],
      fields,
      span,
    },
    generate: false,
    span: document.span,
  };
}
