import type { ScalarType } from '../../src/schema/index.ts';
import type { Origin, TableReference } from '../../src/ir/index.ts';

/**
 * A KQL query as a tree: a source and filters on it. Text exists only after `print.ts`.
 * Follows the KQL documentation, "Tabular expression statements" and "where operator".
 */
export interface Query {
  readonly source: TableReference;
  /** All must hold, in order. None means every row. */
  readonly filters: readonly KqlExpression[];
}

/** A scalar expression. */
export type KqlExpression =
  | LogicalExpression
  | NotExpression
  | NotedExpression
  | BinaryExpression
  | InExpression
  | FunctionCall
  | ColumnName
  | PropertyAccess
  | Literal;

/**
 * `a and b …` or `a or b …`, with at least two operands. Operands keep the grouping of the rule: an
 * `or` inside an `or` is one operand.
 */
export interface LogicalExpression {
  readonly kind: 'and' | 'or';
  readonly operands: readonly KqlExpression[];
}

/** An expression with a remark for the reader, such as the search identifier that it came from. */
export interface NotedExpression {
  readonly kind: 'noted';
  readonly note: string;
  readonly operand: KqlExpression;
}

/** `not(operand)`. */
export interface NotExpression {
  readonly kind: 'not';
  readonly operand: KqlExpression;
}

/** `left operator right`. */
export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: KqlExpression;
  readonly right: KqlExpression;
  readonly origin?: Origin;
}

/** The binary operators that are emitted; the string operators by their KQL names. */
export type BinaryOperator =
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '=~'
  | '!~'
  | 'contains'
  | 'contains_cs'
  | 'startswith'
  | 'startswith_cs'
  | 'endswith'
  | 'endswith_cs'
  | 'has'
  | 'hasprefix'
  | 'hassuffix'
  | 'matches regex';

/** `left in (…)`, or `in~` which ignores case. */
export interface InExpression {
  readonly kind: 'in';
  readonly operator: 'in' | 'in~';
  readonly left: KqlExpression;
  readonly values: readonly KqlExpression[];
  readonly origin?: Origin;
}

/** `name(argument, …)`. Names are ours, never a rule's. */
export interface FunctionCall {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly KqlExpression[];
}

/** A column by name. */
export interface ColumnName {
  readonly kind: 'column';
  readonly name: string;
}

/** `base.name` or `base["name"]` or `base[0]` on a dynamic value. */
export interface PropertyAccess {
  readonly kind: 'property';
  readonly base: KqlExpression;
  readonly key: string | number;
}

/** A constant. Regexes are strings that print in the verbatim form where they can. */
export type Literal =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'regex'; readonly value: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'null'; readonly type: ScalarType }
  | { readonly kind: 'datetime'; readonly text: string }
  /** A list that the query looks up, in the words of the user who bound a placeholder to it. */
  | { readonly kind: 'query'; readonly text: string };
