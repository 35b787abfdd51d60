import type { Diagnostics } from '../diagnostics/index.ts';
import type {
  ChainedBase,
  ColumnExpression,
  CorrelatedBase,
  CorrelatedRule,
  CorrelationAggregate,
  CorrelationRule,
  DetectionRule,
  EventBase,
  MappedCorrelation,
  Measure,
  ThresholdCondition,
} from '../ir/index.ts';
import { needsAbsence } from './counted-bounds.ts';
import { applyFirst, type ChoiceOptions } from './first.ts';
import { keyColumn } from './key-column.ts';
import type { Mapping } from './model.ts';

/**
 * Maps the base rules of a correlation, each with the first mapping that holds the rule within what is accepted,
 * and every field that the correlation needs of it. Undefined after reporting at least one error, or differences
 * that are not accepted.
 */
export function applyCorrelation(
  rule: CorrelationRule,
  mappings: readonly Mapping[],
  options: ChoiceOptions,
  diagnostics: Diagnostics,
): MappedCorrelation | undefined {
  const bases = rule.rules.map((base): CorrelatedBase | undefined =>
    base.rule.kind === 'detection'
      ? eventBase(base, base.rule, mappings, options, diagnostics)
      : chainedBase(base, base.rule, mappings, options, diagnostics),
  );
  if (rule.condition.kind === 'threshold' && needsAbsence(rule)) {
    diagnostics.report(
      'correlation-absence',
      rule.condition.span,
      'No group of events meets this condition: each has one at least, and what has none is not seen.',
    );
    return undefined;
  }
  const known = bases.filter((base) => base !== undefined);
  if (known.length !== bases.length) return undefined;
  return {
    kind: 'correlation',
    rule,
    targets: [...new Set(known.flatMap(targetsOf))],
    bases: known,
    measure: measureOf(rule, diagnostics),
  };
}

function eventBase(
  base: CorrelatedRule,
  rule: DetectionRule,
  mappings: readonly Mapping[],
  options: ChoiceOptions,
  diagnostics: Diagnostics,
): EventBase | undefined {
  const keys: ColumnExpression[] = [];
  const values: ColumnExpression[] = [];
  const collect = (
    fields: readonly string[],
    into: ColumnExpression[],
    mapping: Mapping,
    attempt: Diagnostics,
  ): boolean => {
    const columns = fields.flatMap((field) => keyColumn(field, mapping, rule, base.span, attempt) ?? []);
    into.splice(0, into.length, ...columns);
    return columns.length === fields.length;
  };
  const fit = applyFirst(
    rule,
    mappings,
    options,
    diagnostics,
    (mapping, attempt) =>
      collect(base.groupBy, keys, mapping, attempt) && collect(base.fields, values, mapping, attempt),
  );
  return fit && { kind: 'events', events: fit.mapped, keys, values };
}

function chainedBase(
  base: CorrelatedRule,
  inner: CorrelationRule,
  mappings: readonly Mapping[],
  options: ChoiceOptions,
  diagnostics: Diagnostics,
): ChainedBase | undefined {
  const correlation = applyCorrelation(inner, mappings, options, diagnostics);
  const positions = (fields: readonly string[]): readonly number[] =>
    fields.map((field) => inner.groupBy.indexOf(field));
  const keys = positions(base.groupBy);
  const values = positions(base.fields);
  if ([...keys, ...values].includes(-1)) {
    diagnostics.report(
      'correlation-key-lost',
      base.span,
      `The results of the correlation have only its group keys (${inner.groupBy.join(', ') || 'none'}).`,
    );
    return undefined;
  }
  return correlation && { kind: 'chained', correlation, keys, values };
}

function targetsOf(base: CorrelatedBase): readonly string[] {
  return base.kind === 'events' ? [base.events.target] : base.correlation.targets;
}

function measureOf(rule: CorrelationRule, diagnostics: Diagnostics): Measure {
  if (rule.type === 'temporal_ordered') return { kind: 'sequence' };
  if (rule.condition.kind === 'rules') return { kind: 'rules', condition: rule.condition.expression };
  const aggregate = aggregateOf(rule, rule.condition);
  reportDifferences(aggregate, rule.condition, diagnostics);
  return { kind: 'number', aggregate, bounds: rule.condition.comparisons };
}

function aggregateOf(rule: CorrelationRule, condition: ThresholdCondition): CorrelationAggregate {
  switch (rule.type) {
    case 'event_count':
      return { kind: 'events' };
    case 'value_count':
      return { kind: 'distinct-values' };
    case 'value_sum':
      return { kind: 'sum' };
    case 'value_avg':
      return { kind: 'average' };
    case 'value_percentile':
      return { kind: 'percentile', percentile: condition.percentile ?? 50 };
    case 'value_median':
      return { kind: 'percentile', percentile: 50 };
    case 'temporal':
    case 'temporal_ordered':
      return { kind: 'rules' };
  }
}

/** Only windows that end at an event are looked at, and percentiles are estimates. */
function reportDifferences(
  aggregate: CorrelationAggregate,
  condition: ThresholdCondition,
  diagnostics: Diagnostics,
): void {
  if (condition.comparisons.some(({ operator }) => operator !== '>' && operator !== '>=')) {
    diagnostics.report(
      'correlation-upper-bound',
      condition.span,
      'Intervals are looked at when an event arrives, so an interval in which events only grow old is not.',
      { effect: 'narrower' },
    );
  }
  if (aggregate.kind === 'percentile') {
    diagnostics.report(
      'correlation-estimate',
      condition.span,
      'KQL computes percentiles approximately, so results near the bound can differ.',
      { effect: 'different' },
    );
  }
}
