import type { ColumnExpression, MappedRule } from './mapped.ts';

/**
 * A correlation rule whose base rules and fields are mapped. Semantics follow the Sigma Correlation
 * Rules specification 2.1: it fires when its condition holds for the events of some interval of
 * `timespan` seconds (both ends included) that agree in every key. Intervals end at an event.
 */
export interface MappedCorrelation {
  readonly kind: 'correlation';
  /** The base rules in the order of the rule; at least one. */
  readonly bases: readonly CorrelatedBase[];
  /** Names of the group-by fields or aliases. Empty: all events form one group. */
  readonly keys: readonly string[];
  readonly timespan: number;
  readonly measure: Measure;
}

/** Events that are correlated: those of a rule, or the results of another correlation. */
export interface CorrelatedBase {
  /** The name or id by which the condition refers to it. */
  readonly name: string;
  readonly events: MappedRule | MappedCorrelation;
  /** One column per key, in the order of the keys. Of another correlation: its own key columns. */
  readonly keys: readonly ColumnExpression[];
  /** The columns whose values are counted or computed with; empty where the measure has none. */
  readonly values: readonly ColumnExpression[];
}

/** What is asked of the events of an interval. */
export type Measure =
  | {
      readonly kind: 'number';
      readonly aggregate: CorrelationAggregate;
      /** All must hold; at least one. */
      readonly bounds: readonly CorrelationBound[];
    }
  | { readonly kind: 'rules'; readonly condition: RuleExpression }
  | { readonly kind: 'sequence' };

/** The number that is computed of an interval's events. `percentile` is 0 to 100. */
export type CorrelationAggregate =
  | { readonly kind: 'events' | 'distinct-values' | 'sum' | 'average' }
  | { readonly kind: 'percentile'; readonly percentile: number };

/** One bound on the number. */
export interface CorrelationBound {
  readonly operator: '>' | '>=' | '<' | '<=' | '==' | '!=';
  readonly value: number;
}

/** Which base rules must have an event in the interval; `base` counts from 0. */
export type RuleExpression =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly RuleExpression[] }
  | { readonly kind: 'not'; readonly operand: RuleExpression }
  | { readonly kind: 'base'; readonly base: number };
