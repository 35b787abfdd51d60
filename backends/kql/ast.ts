import type { ScalarType } from '../../src/schema/index.ts';
import type { Origin } from '../../src/ir/index.ts';

/**
 * A KQL query as a tree: named tables first, then the table that is the result. Text exists only
 * after `print.ts`. Follows the KQL documentation, "Query statements".
 */
export interface Query {
  readonly functions: readonly FunctionStatement[];
  readonly lets: readonly LetStatement[];
  readonly body: Pipeline;
}

/** `let name = (parameter: string) { body };` */
export interface FunctionStatement {
  readonly name: string;
  readonly parameter: string;
  readonly body: KqlExpression;
}

/** `let name = table;`. Names are ours, never a rule's. */
export interface LetStatement {
  readonly name: string;
  readonly value: Pipeline;
  /** `materialize(…)`: compute it once, although it is used several times. */
  readonly materialized: boolean;
}

/** What a node says about its beginnings. Origins have no meaning for the query: they serve its source map. */
export interface Traced {
  /** The parts of the rule, and the entries of the mapping, that it comes from; absent for mere scaffolding. */
  readonly origins?: Origins;
}

/** Several if a pass has merged tests; never empty, and each once. */
export type Origins = readonly Origin[];

/** A source and what is done to its rows, in order. */
export interface Pipeline extends Traced {
  readonly source: TabularSource;
  readonly operators: readonly TabularOperator[];
}

/** Where rows come from: a table, a parser function or a `let`, or all rows of several pipelines. */
export type TabularSource = NamedSource | { readonly kind: 'union'; readonly pipelines: readonly Pipeline[] };

/** A table, a parser function or a `let` by its name. */
export interface NamedSource extends Traced {
  readonly kind: 'name';
  readonly name: string;
  readonly parameters?: readonly TermParameter[];
}

/** A parameter of a parser function, passed by name: rows must have at least one of the terms. */
export interface TermParameter {
  readonly name: string;
  /** Letters and digits of ASCII only. */
  readonly terms: readonly string[];
}

/** One step of a pipeline, by the KQL documentation of each operator. */
export type TabularOperator =
  | { readonly kind: 'where'; readonly predicate: KqlExpression }
  | { readonly kind: 'extend' | 'project' | 'distinct'; readonly columns: readonly NamedExpression[] }
  | {
      readonly kind: 'summarize';
      readonly aggregates: readonly NamedExpression[];
      readonly by: readonly NamedExpression[];
    }
  /** Ascending, by columns. */
  | { readonly kind: 'sort'; readonly by: readonly string[] }
  | { readonly kind: 'join'; readonly right: Pipeline; readonly on: readonly string[] }
  | { readonly kind: 'mv-expand'; readonly column: NamedExpression; readonly type: ScalarType };

/** `name = value`, or just `name` where the value is the column of that name. */
export interface NamedExpression {
  readonly name: string;
  readonly value: KqlExpression;
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
export interface LogicalExpression extends Traced {
  readonly kind: 'and' | 'or';
  readonly operands: readonly KqlExpression[];
  /** Keeps its parentheses in every style, to keep the tree shallow. */
  readonly bracketed?: boolean;
}

/**
 * An expression with a remark for the reader, such as the search identifier that it came from. The
 * origins are those of the operand.
 */
export interface NotedExpression {
  readonly kind: 'noted';
  readonly note: string;
  readonly operand: KqlExpression;
  readonly origins?: never;
}

/** `not(operand)`. */
export interface NotExpression extends Traced {
  readonly kind: 'not';
  readonly operand: KqlExpression;
}

/** `left operator right`. */
export interface BinaryExpression extends Traced {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: KqlExpression;
  readonly right: KqlExpression;
}

/** The binary operators that are emitted; the string operators by their KQL names. */
export type BinaryOperator =
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
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

/** `left in (…)`, or `in~` which ignores case, or `has_any` which looks for one of several terms. */
export interface InExpression extends Traced {
  readonly kind: 'in';
  readonly operator: 'in' | 'in~' | 'has_any';
  readonly left: KqlExpression;
  readonly values: readonly KqlExpression[];
}

/** `name(argument, …)`. Names are ours, never a rule's. */
export interface FunctionCall extends Traced {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly KqlExpression[];
}

/** A column by name. */
export interface ColumnName extends Traced {
  readonly kind: 'column';
  readonly name: string;
}

/** `base.name` or `base["name"]` or `base[0]` on a dynamic value. */
export interface PropertyAccess extends Traced {
  readonly kind: 'property';
  readonly base: KqlExpression;
  readonly key: string | number;
}

/** A constant. Regexes are strings that print in the verbatim form where they can. */
export type Literal = Traced &
  (
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'regex'; readonly value: string }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'bool'; readonly value: boolean }
    | { readonly kind: 'null'; readonly type: ScalarType }
    | { readonly kind: 'datetime'; readonly text: string }
    /** A duration in whole seconds. */
    | { readonly kind: 'timespan'; readonly seconds: number }
    /** A list that the query looks up, in the words of the user who bound a placeholder to it. */
    | { readonly kind: 'query'; readonly text: string }
  );
