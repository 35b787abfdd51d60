import type { Span } from '../diagnostics/index.ts';
import type { DetectionRule, RuleMetadata } from './rule.ts';

/**
 * A rule about several events within a time span, by the Sigma Correlation Rules specification 2.1.
 * References, aliases and defaults are resolved: nothing in it is a name that must be looked up.
 */
export interface CorrelationRule {
  readonly kind: 'correlation';
  readonly metadata: RuleMetadata;
  readonly type: CorrelationType;
  /** The rules whose hits are correlated, in the order of the rule; at least one. */
  readonly rules: readonly CorrelatedRule[];
  /** Names of the group keys: fields or aliases. Empty if all hits form one group. */
  readonly groupBy: readonly string[];
  /** The length of the sliding window. */
  readonly timespan: { readonly seconds: number; readonly text: string };
  readonly condition: CorrelationCondition;
  /** Whether the correlated rules are wanted on their own as well. */
  readonly generate: boolean;
  /** The whole document. */
  readonly span: Span;
}

/** What is correlated and how. Types other than `temporal` and `temporal_ordered` compare a number. */
export type CorrelationType =
  | 'event_count'
  | 'value_count'
  | 'value_sum'
  | 'value_avg'
  | 'value_percentile'
  | 'value_median'
  | 'temporal'
  | 'temporal_ordered';

/** One rule of a correlation, with the fields that play the parts of the correlation in its events. */
export interface CorrelatedRule {
  /** How the correlation refers to the rule: its id or its name. */
  readonly reference: string;
  readonly rule: DetectionRule | CorrelationRule;
  /** For each key of `groupBy`, the field of this rule's events that holds it. */
  readonly groupBy: readonly string[];
  /** For each field of the condition, the field of this rule's events that holds it. */
  readonly fields: readonly string[];
  readonly span: Span;
}

/** When a window is a hit. */
export type CorrelationCondition = ThresholdCondition | RuleCondition;

/**
 * All comparisons hold for the number of the window: of events (`event_count`), of distinct values, the
 * sum, the average, the percentile or the median of values, or of different rules (`temporal`).
 */
export interface ThresholdCondition {
  readonly kind: 'threshold';
  readonly comparisons: readonly ThresholdComparison[];
  /** Names of the fields that are counted or computed with; empty for `event_count` and `temporal`. */
  readonly fields: readonly string[];
  /** Which percentile, 0 to 100; only for `value_percentile`, absent if the rule does not say. */
  readonly percentile?: number;
  readonly span: Span;
}

/** One bound of a threshold. */
export interface ThresholdComparison {
  readonly operator: '<' | '<=' | '>' | '>=' | '=' | '!=';
  readonly value: number;
}

/** Which rules have a hit in the window; without a condition, all of them. */
export interface RuleCondition {
  readonly kind: 'rules';
  readonly expression: RuleExpression;
}

/** A tree over hits of rules. `index` counts the correlation's `rules` from 0. */
export type RuleExpression =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly RuleExpression[]; readonly span: Span }
  | { readonly kind: 'not'; readonly operand: RuleExpression; readonly span: Span }
  | { readonly kind: 'rule'; readonly index: number; readonly span: Span };
