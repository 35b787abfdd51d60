import type { CorrelationRule, RuleExpression, ThresholdComparison } from './correlation.ts';
import type { ColumnExpression, MappedRule } from './mapped.ts';

/**
 * A correlation rule whose base rules and fields are mapped. Semantics follow the Sigma Correlation
 * Rules specification 2.1: it fires when its condition holds for the events of some interval of the
 * timespan's length (both ends included) that agree in every key. Intervals end at an event.
 */
export interface MappedCorrelation {
  readonly kind: 'correlation';
  readonly rule: CorrelationRule;
  /** The target families of the base rules, without repetition. */
  readonly targets: readonly string[];
  /** In the order of the rule; at least one. */
  readonly bases: readonly CorrelatedBase[];
  readonly measure: Measure;
}

/** Events that are correlated: those of a rule, or the results of another correlation. */
export type CorrelatedBase = EventBase | ChainedBase;

/** The events of a detection rule. */
export interface EventBase {
  readonly kind: 'events';
  readonly events: MappedRule;
  /** One column per key of the correlation. */
  readonly keys: readonly ColumnExpression[];
  /** One column per field of the condition. */
  readonly values: readonly ColumnExpression[];
}

/** The results of another correlation, which have its keys and the time of its interval's end. */
export interface ChainedBase {
  readonly kind: 'chained';
  readonly correlation: MappedCorrelation;
  /** For each key of the outer correlation, which key of the inner one it is, counted from 0. */
  readonly keys: readonly number[];
  /** The same for each field of the condition. */
  readonly values: readonly number[];
}

/** What is asked of the events of an interval. */
export type Measure = NumberMeasure | RulesMeasure | SequenceMeasure;

/** All bounds hold for a number that is computed of the events. */
export interface NumberMeasure {
  readonly kind: 'number';
  readonly aggregate: CorrelationAggregate;
  readonly bounds: readonly ThresholdComparison[];
}

/** The base rules have events in the interval as the condition says. */
export interface RulesMeasure {
  readonly kind: 'rules';
  readonly condition: RuleExpression;
}

/** Every base rule has an event in the interval, in the order of the rules. */
export interface SequenceMeasure {
  readonly kind: 'sequence';
}

/** The number that is computed of an interval's events. `percentile` is 0 to 100. */
export type CorrelationAggregate =
  | { readonly kind: 'events' | 'rules' | 'distinct-values' | 'sum' | 'average' }
  | { readonly kind: 'percentile'; readonly percentile: number };
