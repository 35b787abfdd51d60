import type { Span } from '../diagnostics/index.ts';
import type { Expression } from './expression.ts';

/** A detection rule, ready for mapping: what it is, where its events come from, what it matches. */
export interface DetectionRule {
  readonly kind: 'detection';
  readonly metadata: RuleMetadata;
  readonly logsource: Logsource;
  readonly condition: Expression;
  /** The text of the condition, for display. */
  readonly conditionText: string;
  /** The filters whose exclusions the condition has; absent if there are none. */
  readonly filters?: readonly AppliedFilter[];
  /** The whole document. */
  readonly span: Span;
}

/** A filter that a rule is under. */
export interface AppliedFilter {
  readonly title: string;
  /** The document of the filter. */
  readonly span: Span;
}

/** The descriptive attributes of a rule as plain data. Texts come from strangers: never trust them. */
export interface RuleMetadata {
  readonly title: string;
  readonly id?: string;
  readonly name?: string;
  readonly status?: string;
  readonly level?: string;
  readonly description?: string;
  readonly license?: string;
  readonly author?: string;
  readonly date?: string;
  readonly modified?: string;
  readonly references: readonly string[];
  readonly tags: readonly string[];
  readonly falsePositives: readonly string[];
  readonly fields: readonly string[];
  readonly related: readonly { readonly id: string; readonly type: string }[];
  readonly scope: readonly string[];
  readonly taxonomy?: string;
}

/** Category, product and service, lower-cased for matching, with the place of the attribute. */
export interface Logsource {
  readonly category?: string;
  readonly product?: string;
  readonly service?: string;
  readonly span: Span;
}
