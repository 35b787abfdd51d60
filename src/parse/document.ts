import type { Span } from '../diagnostics/index.ts';
import type { YamlNode, YamlScalar } from '../yaml/index.ts';
import type { ConditionNode } from './condition/syntax.ts';

/**
 * A Sigma document as its author wrote it: spelling, order and positions kept, nothing interpreted.
 * Follows the Sigma Rules, Correlation Rules and Filters specifications 2.1.
 */
export type SigmaDocument = DetectionDocument | CorrelationDocument | FilterDocument;

/** A detection rule document (`detection:`). */
export interface DetectionDocument {
  readonly kind: 'detection';
  readonly metadata: Metadata;
  readonly logsource: LogsourceSyntax;
  readonly detection: DetectionSyntax;
  readonly span: Span;
}

/** A correlation rule document (`correlation:`). */
export interface CorrelationDocument {
  readonly kind: 'correlation';
  readonly metadata: Metadata;
  readonly correlation: CorrelationSyntax;
  readonly span: Span;
}

/** A filter document (`filter:`). */
export interface FilterDocument {
  readonly kind: 'filter';
  readonly metadata: Metadata;
  readonly logsource: LogsourceSyntax;
  readonly rules: FilterTargets;
  readonly detection: DetectionSyntax;
  readonly span: Span;
}

/** A piece of text and where it stands. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** The attributes that say what a rule is, as opposed to what it matches. Absent ones are undefined. */
export interface Metadata {
  readonly title?: Located<string>;
  readonly id?: Located<string>;
  readonly name?: Located<string>;
  readonly related: readonly RelatedRule[];
  readonly taxonomy?: Located<string>;
  readonly status?: Located<string>;
  readonly description?: Located<string>;
  readonly license?: Located<string>;
  readonly author?: Located<string>;
  readonly references: readonly Located<string>[];
  readonly date?: Located<string>;
  readonly modified?: Located<string>;
  readonly fields: readonly Located<string>[];
  readonly falsePositives: readonly Located<string>[];
  readonly level?: Located<string>;
  readonly tags: readonly Located<string>[];
  readonly scope: readonly Located<string>[];
  /** Attributes that the specification does not name, in file order. */
  readonly custom: readonly { readonly key: YamlScalar; readonly value: YamlNode }[];
}

/** An entry of `related`. */
export interface RelatedRule {
  readonly id: Located<string>;
  readonly type: Located<string>;
}

/** `logsource`: where the events come from. Text is kept as written; compare it case-insensitively. */
export interface LogsourceSyntax {
  readonly category?: Located<string>;
  readonly product?: Located<string>;
  readonly service?: Located<string>;
  readonly definition?: Located<string>;
  /** Further keys, which the specification allows and no tool interprets. */
  readonly custom: readonly Located<string>[];
  readonly span: Span;
}

/** `detection`: named search identifiers and one condition over them. */
export interface DetectionSyntax {
  readonly identifiers: readonly SearchIdentifier[];
  readonly conditions: readonly ConditionSyntax[];
  readonly timeframe?: Located<string>;
  readonly span: Span;
}

/** One search identifier; `body` is a map, a list of maps, or a list of keywords. */
export interface SearchIdentifier {
  readonly name: Located<string>;
  readonly body: YamlNode;
}

/** A condition: its text and, if it could be parsed, its tree. */
export interface ConditionSyntax {
  readonly text: Located<string>;
  readonly tree?: ConditionNode;
  /** What follows the pipe of a condition by specification 1.0. */
  readonly aggregation?: LegacyAggregation;
}

/**
 * The tail of a condition by the Sigma specification 1.0, "Aggregation expression" and "Near aggregation
 * expression", which correlation rules replaced: `| count(User) by Computer > 5`, `| near a and not b`.
 */
export type LegacyAggregation = LegacyCount | LegacyNear;

/** `| function(field) by groupBy operator threshold`. */
export interface LegacyCount {
  readonly kind: 'aggregation';
  readonly function: Located<LegacyFunction>;
  /** Absent for `count()`, which counts events. */
  readonly field?: Located<string>;
  readonly groupBy: readonly Located<string>[];
  readonly operator: Located<ComparisonOperator>;
  readonly threshold: Located<number>;
  readonly span: Span;
}

/** `| near a and b and not c`; `operand` is what follows the word. */
export interface LegacyNear {
  readonly kind: 'near';
  readonly operand: ConditionNode;
  readonly span: Span;
}

/** The functions of a legacy aggregation. */
export type LegacyFunction = 'count' | 'min' | 'max' | 'avg' | 'sum';

/** The operators of a correlation's condition, by their names in the specification. */
export type ComparisonOperator = 'gt' | 'gte' | 'lt' | 'lte' | 'eq' | 'neq';

/** What a filter applies to: every rule, or the rules with these ids or names. */
export type FilterTargets =
  { readonly kind: 'any' } | { readonly kind: 'rules'; readonly rules: readonly Located<string>[] };

/** `correlation`: which events of which rules belong together. References are not resolved yet. */
export interface CorrelationSyntax {
  readonly type: Located<CorrelationType>;
  /** Ids or names of rules, in order; at least one. */
  readonly rules: readonly Located<string>[];
  /** Fields or aliases whose values must agree; empty if all events form one group. */
  readonly groupBy: readonly Located<string>[];
  readonly timespan: Located<Timespan>;
  /** Only a temporal correlation may lack one: then all rules must match. */
  readonly condition?: CorrelationCondition;
  readonly aliases: readonly CorrelationAlias[];
  /** Whether the referenced rules are to be converted on their own as well; false unless the rule says so. */
  readonly generate: boolean;
  readonly span: Span;
}

/** The types of the Sigma Correlation Rules specification 2.1, "Correlation Types". */
export type CorrelationType =
  | 'event_count'
  | 'value_count'
  | 'value_sum'
  | 'value_avg'
  | 'value_percentile'
  | 'value_median'
  | 'temporal'
  | 'temporal_ordered';

/** A duration, in seconds. */
export interface Timespan {
  readonly seconds: number;
  /** As written, such as `90m`. */
  readonly text: string;
}

/** The condition of a correlation: bounds on a number, or which rules must match. */
export type CorrelationCondition = ThresholdCondition | RuleCondition;

/** `condition: { field: User, gt: 100, lte: 200 }`: all comparisons must hold. */
export interface ThresholdCondition {
  readonly kind: 'threshold';
  /** At least one. */
  readonly comparisons: readonly Comparison[];
  /** The fields whose values are counted or computed with; empty where the type has none. */
  readonly fields: readonly Located<string>[];
  /** Which percentile, 0 to 100; only for `value_percentile`, where it may be absent. */
  readonly percentile?: Located<number>;
  readonly span: Span;
}

/** One bound of a threshold condition. */
export interface Comparison {
  readonly operator: Located<ComparisonOperator>;
  readonly value: Located<number>;
}

/** `condition: rule_a and not rule_b` of a temporal correlation; identifiers are ids or names of rules. */
export interface RuleCondition {
  readonly kind: 'rules';
  readonly text: Located<string>;
  readonly tree: ConditionNode;
}

/** One entry of `aliases`: a name for fields that are called differently in the events of each rule. */
export interface CorrelationAlias {
  readonly name: Located<string>;
  readonly fields: readonly { readonly rule: Located<string>; readonly field: Located<string> }[];
}
