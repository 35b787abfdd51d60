import type { Span } from '../diagnostics/index.ts';
import type { ScalarType } from '../schema/index.ts';
import type { Value } from './value.ts';
import type { DetectionRule } from './rule.ts';

/** A detection rule whose fields are columns of one table. Only this can be emitted as a query. */
export interface MappedRule {
  readonly kind: 'rule';
  readonly rule: DetectionRule;
  /** Name of the target family: `asim`, `native`, `xdr` or a user's own. */
  readonly target: string;
  readonly table: TableReference;
  /** Tests that the log source implies (event type, channel, event id). */
  readonly implied: readonly MappedExpression[];
  readonly condition: MappedExpression;
}

/** The table or parser function that a query starts from. */
export interface TableReference {
  /** How the query names it: `imNetworkSession`, `_Im_Dns`, `SecurityEvent`. */
  readonly name: string;
  /** The schema that holds its columns: an ASIM schema or a table name. */
  readonly schema: string;
  /** The column that says when the event happened. */
  readonly timeColumn: string;
  /** For a parser, the tables whose rows it returns as events of the log source; absent if nobody said. */
  readonly sources?: readonly string[];
  /** The log source of the rule, and the entry of the mapping that holds it. */
  readonly origin: Origin;
}

/** A tree of tests on columns; the counterpart of `Expression` after mapping. */
export type MappedExpression =
  MappedOperation | MappedNegation | MappedSelection | ColumnTest | MappedConstant;

/** All (`and`) or at least one (`or`) of at least two operands. */
export interface MappedOperation {
  readonly kind: 'and' | 'or';
  readonly operands: readonly MappedExpression[];
  readonly origin: Origin;
}

/** The operand does not hold; what can't be decided counts as "does not hold". */
export interface MappedNegation {
  readonly kind: 'not';
  readonly operand: MappedExpression;
  readonly origin: Origin;
}

/** A search identifier of the rule; kept for comments and explanations. */
export interface MappedSelection {
  readonly kind: 'selection';
  readonly name: string;
  /** The title of the filter that it is of; absent for those of the rule. */
  readonly filter?: string;
  readonly operand: MappedExpression;
  readonly origin: Origin;
}

/** A column against its values: `any` value is enough, or `all` must hold. Never empty. */
export interface ColumnTest {
  readonly kind: 'column';
  readonly column: ColumnExpression;
  /** The Sigma field that the rule tests; absent for keywords and for tests that the mapping states. */
  readonly field?: string;
  readonly quantifier: 'any' | 'all';
  readonly values: readonly ColumnValue[];
  readonly origin: Origin;
}

/** A value that a column is tested against; references to other fields are resolved to columns. */
export type ColumnValue = Exclude<Value, { readonly kind: 'field-reference' }> | ColumnReferenceValue;

/** Comparison with another column of the same row; both must hold something. */
export interface ColumnReferenceValue {
  readonly kind: 'column-reference';
  readonly column: ColumnExpression;
  readonly position: 'equals' | 'startswith' | 'endswith' | 'contains';
  readonly cased: boolean;
  readonly span: Span;
}

/** Always true or always false. */
export interface MappedConstant {
  readonly kind: 'constant';
  readonly value: boolean;
  readonly origin: Origin;
}

/** Where a part of a query comes from: the rule, and the entry of the mapping that decided it. */
export interface Origin {
  /** The smallest part of the rule that says it, such as one value of a list. */
  readonly rule: Span;
  /** The test of the rule that `rule` is a value of, if it is less than the whole test. */
  readonly test?: Span;
  readonly mapping?: MappingPlace;
}

/** A line of a mapping file, counted from 1. */
export interface MappingPlace {
  readonly path: string;
  readonly line: number;
}

/** What is compared: a column, or a value computed from columns of the row. */
export type ColumnExpression =
  PlainColumn | PropertyColumn | XmlColumn | JoinedColumn | FirstFilledColumn | ConvertedColumn;

/** A column as it is. `optional`: not every parser of the schema returns it (`column_ifexists`). */
export interface PlainColumn {
  readonly kind: 'plain';
  readonly name: string;
  readonly type: ScalarType;
  readonly optional: boolean;
}

/** A property of a dynamic (or JSON text) column, read as text. Property names are case-sensitive. */
export interface PropertyColumn {
  readonly kind: 'property';
  readonly base: PlainColumn;
  readonly path: readonly (string | number)[];
}

/**
 * A value in a text column that holds event XML, read as text: `xml-data` is `<Data Name="name">…</Data>`, `xml-element`
 * `<name>…</name>`, as events with UserData have it.
 */
export interface XmlColumn {
  readonly kind: 'xml-data' | 'xml-element';
  readonly base: PlainColumn;
  readonly name: string;
}

/** Columns joined to one text by a separator, which is left out before an empty column. */
export interface JoinedColumn {
  readonly kind: 'joined';
  readonly parts: readonly ColumnExpression[];
  readonly separator: string;
}

/** The first of several columns that holds something. */
export interface FirstFilledColumn {
  readonly kind: 'first-filled';
  readonly alternatives: readonly ColumnExpression[];
}

/** The text of a column. */
export interface ConvertedColumn {
  readonly kind: 'converted';
  readonly operand: ColumnExpression;
  readonly conversion: Conversion;
}

/**
 * `file-name` is the last segment of a path, `text` the column as a string, `dash-as-empty` what a log in the W3C
 * extended format holds, which writes `-` for nothing.
 */
export type Conversion = 'file-name' | 'text' | 'dash-as-empty';

/** The type of a column expression: everything that is not a plain column is text. */
export function typeOf(column: ColumnExpression): ScalarType {
  return column.kind === 'plain' ? column.type : 'string';
}
