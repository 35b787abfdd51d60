import type { Span } from '../diagnostics/index.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/index.ts';
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

/** A correlation rule document (`correlation:`); its body is still plain YAML. */
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
}

/** What a filter applies to: every rule, or the rules with these ids or names. */
export type FilterTargets =
  { readonly kind: 'any' } | { readonly kind: 'rules'; readonly rules: readonly Located<string>[] };

/** `correlation`: the body of a correlation rule as the author wrote it. */
export interface CorrelationSyntax {
  readonly body: YamlMap;
}
