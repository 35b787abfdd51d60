import type { Span } from '../diagnostics/index.ts';

/** One value that a field is tested against, with every modifier already resolved into its kind. */
export type Value =
  | StringValue
  | NumberValue
  | BooleanValue
  | NullValue
  | RegexValue
  | ComparisonValue
  | ExistsValue
  | CidrValue
  | FieldReferenceValue
  | TimePartValue
  | QueryListValue;

/**
 * A string with wildcards. The whole field must match: `contains`, `startswith` and `endswith` are
 * expressed by wildcards at the ends. Case is ignored unless `cased`.
 */
export interface StringValue {
  readonly kind: 'string';
  readonly pattern: StringPattern;
  readonly cased: boolean;
  readonly span: Span;
}

/** Literal text, wildcards and placeholders in order; no two literal parts are adjacent, none is empty. */
export type StringPattern = readonly PatternPart[];

/** Text to match literally, or something that stands for other text. */
export type PatternPart = string | Wildcard | PlaceholderPart;

/** `many` is `*` (any text, also none, also line breaks); `one` is `?` (exactly one character). */
export interface Wildcard {
  readonly kind: 'many' | 'one';
}

/**
 * `%name%` of a value with the modifier `expand`. Present only if lowering was asked to keep
 * placeholders; a rule that is to be mapped has none.
 */
export interface PlaceholderPart {
  readonly kind: 'placeholder';
  readonly name: string;
}

/** A number as YAML reads it; `text` keeps the spelling for text columns (`007`, `0x10`, `1e3`). */
export interface NumberValue {
  readonly kind: 'number';
  readonly value: number | bigint;
  readonly text: string;
  readonly span: Span;
}

/** `true` or `false`. */
export interface BooleanValue {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly span: Span;
}

/** `null`: the field is absent or has no value. */
export interface NullValue {
  readonly kind: 'null';
  readonly span: Span;
}

/**
 * A regular expression that is searched for (not anchored), case-sensitive unless `flags` has `i`.
 * `source` is in the common ground of RE2 and the Rust dialect that KQL documents.
 */
export interface RegexValue {
  readonly kind: 'regex';
  readonly source: string;
  readonly flags: readonly RegexFlag[];
  /** Whether it is found in the empty text, as which a column holds what an event lacks. */
  readonly matchesEmpty: boolean;
  readonly span: Span;
}

/** `i` ignores case, `m` lets `^` and `$` match at line breaks, `s` lets `.` match a line break. */
export type RegexFlag = 'i' | 'm' | 's';

/** `lt`, `lte`, `gt`, `gte`: the field, read as a number, compared with a number. */
export interface ComparisonValue {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly value: number | bigint;
  readonly text: string;
  readonly span: Span;
}

/** How a field is compared with a number. */
export type ComparisonOperator = '<' | '<=' | '>' | '>=';

/** `exists`: the event has the field (whatever its value), or has it not. */
export interface ExistsValue {
  readonly kind: 'exists';
  readonly expected: boolean;
  readonly span: Span;
}

/** `cidr`: the field is an address of this network. `network` is canonical text such as `10.0.0.0`. */
export interface CidrValue {
  readonly kind: 'cidr';
  readonly family: 4 | 6;
  readonly network: string;
  readonly prefixLength: number;
  readonly span: Span;
}

/** `fieldref`: compared with another field of the same event. Both must be present. */
export interface FieldReferenceValue {
  readonly kind: 'field-reference';
  readonly field: string;
  readonly position: 'equals' | 'startswith' | 'endswith' | 'contains';
  readonly cased: boolean;
  readonly span: Span;
}

/** `minute`, `hour`, `day`, `week`, `month`, `year`: a part of a date field compared with a number. */
export interface TimePartValue {
  readonly kind: 'time-part';
  readonly unit: TimeUnit;
  /** `=` unless the rule adds `lt`, `lte`, `gt` or `gte`. */
  readonly operator: '=' | ComparisonOperator;
  readonly value: number;
  readonly span: Span;
}

/** The part of a date that is looked at. `week` is the ISO 8601 week of the year. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/**
 * The field is one of the rows of a list that the query itself looks up, such as
 * `_GetWatchlist('admins') | project SearchKey`. `expression` is query language that the user of
 * sigma-kql gave for a placeholder, or that the backend made of its name; it never comes from a rule.
 */
export interface QueryListValue {
  readonly kind: 'query-list';
  readonly expression: string;
  readonly placeholder: string;
  /** Nobody said what the placeholder stands for: a list of the same name must exist where the query runs. */
  readonly isAssumed?: true;
  readonly cased: boolean;
  readonly span: Span;
}
