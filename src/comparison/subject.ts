import type { ColumnExpression, ConvertedColumn, PlainColumn } from '../ir/index.ts';
import type { ScalarType } from '../schema/index.ts';

/**
 * A value of a row that tests look at: a column, or a text that is computed from columns and that is not a view of
 * another subject. Subjects are taken to be independent; where they are not, a row that was made of their values shows it.
 */
export interface Subject {
  /** Equal for equal subjects. */
  readonly key: string;
  readonly column: PlainColumn | ComputedText;
  readonly type: ScalarType;
}

/** Computed text that is a subject of its own. */
export type ComputedText =
  | Extract<ColumnExpression, { readonly kind: 'property' | 'xml-data' | 'xml-element' | 'joined' }>
  | (ConvertedColumn & { readonly conversion: 'dash-as-empty' });

/** What a column expression says of its subjects, so that nothing is left but tests of subjects. */
export type View =
  | { readonly kind: 'subject'; readonly subject: Subject; readonly ofFileName: boolean }
  /** The first of several that holds something. */
  | { readonly kind: 'first-filled'; readonly alternatives: readonly View[] };

/** Reads a column expression as a view of subjects. Everything that is seen is text, but for a plain column. */
export function viewOf(expression: ColumnExpression, ofFileName = false): View {
  switch (expression.kind) {
    case 'plain':
    case 'property':
    case 'xml-data':
    case 'xml-element':
    case 'joined':
      return { kind: 'subject', subject: subjectOf(expression), ofFileName };
    case 'first-filled':
      return {
        kind: 'first-filled',
        alternatives: expression.alternatives.map((each) => viewOf(each, ofFileName)),
      };
    case 'converted':
      return viewOfConverted(expression, ofFileName);
  }
}

function viewOfConverted(expression: ConvertedColumn, ofFileName: boolean): View {
  const { operand, conversion } = expression;
  switch (conversion) {
    case 'dash-as-empty':
      return { kind: 'subject', subject: subjectOf({ ...expression, conversion }), ofFileName };
    case 'file-name':
      return viewOf(operand, true);
    case 'text':
      // The file name of a file name, or of a text, is that of the text.
      return viewOf(operand, ofFileName);
  }
}

/** A column as a subject. */
export function subjectOf(column: PlainColumn | ComputedText): Subject {
  return { key: keyOf(column), column, type: column.kind === 'plain' ? column.type : 'string' };
}

/** How people call a subject: by the column. */
export function nameOf({ column }: Subject): string {
  switch (column.kind) {
    case 'plain':
      return column.name;
    case 'property':
      return [column.base.name, ...column.path].join('.');
    case 'xml-data':
    case 'xml-element':
      return `${column.base.name}.${column.name}`;
    case 'joined':
      return column.parts.flatMap(baseNames).join(' + ');
    case 'converted':
      return baseNames(column).join(' + ');
  }
}

/** The plain columns that an expression reads. */
export function baseNames(expression: ColumnExpression): readonly string[] {
  switch (expression.kind) {
    case 'plain':
      return [expression.name];
    case 'property':
    case 'xml-data':
    case 'xml-element':
      return [expression.base.name];
    case 'joined':
      return expression.parts.flatMap(baseNames);
    case 'first-filled':
      return expression.alternatives.flatMap(baseNames);
    case 'converted':
      return baseNames(expression.operand);
  }
}

/** A column that not every parser returns is the same where it is returned. */
function keyOf(column: ColumnExpression): string {
  return JSON.stringify(column, (name, value: unknown) => (name === 'optional' ? undefined : value));
}
