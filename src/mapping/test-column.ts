import type { Diagnostics, Span } from '../diagnostics/index.ts';
import type {
  ColumnExpression,
  ColumnTest,
  ColumnValue,
  MappedExpression,
  MappingPlace,
} from '../ir/index.ts';
import { asText, fitValue } from './fit.ts';

/** The test of the rule that a column is tested for. */
export interface TestSubject {
  /** The Sigma field; absent for keywords. */
  readonly field?: string;
  readonly quantifier: 'any' | 'all';
  readonly span: Span;
  readonly mapping: MappingPlace;
  /** Whether the test stands under an odd number of `not`. */
  readonly negated: boolean;
}

/**
 * Values against a column, each fitted to the column's type. A value that the type rules out is
 * reported and left out, unless it is the only one. Undefined after reporting an error.
 */
export function testColumn(
  column: ColumnExpression,
  values: readonly ColumnValue[],
  subject: TestSubject,
  diagnostics: Diagnostics,
): MappedExpression | undefined {
  const { quantifier, negated } = subject;
  const typed: ColumnValue[] = [];
  const textual: ColumnValue[] = [];
  let missing = 0;
  for (const value of values) {
    const fit = fitValue(column, value);
    if (fit.kind === 'typed') typed.push(fit.value);
    else if (fit.kind === 'text') textual.push(fit.value);
    else if (fit.kind === 'never' && (values.length > 1 || negated)) {
      reportNever(column, value, negated, diagnostics);
      missing += 1;
    } else {
      diagnostics.report(
        'value-unmappable',
        value.span,
        `${described(column)} can't be compared with this value.`,
      );
      return undefined;
    }
  }
  const origin = { rule: subject.span, mapping: subject.mapping };
  if (missing > 0 && (quantifier === 'all' || missing === values.length)) {
    return { kind: 'constant', value: false, origin };
  }
  const testOf = (tested: ColumnExpression, members: readonly ColumnValue[]): ColumnTest => {
    const { field } = subject;
    return field === undefined
      ? { kind: 'column', column: tested, quantifier, values: members, origin }
      : { kind: 'column', column: tested, quantifier, values: members, origin, field };
  };
  const tests: ColumnTest[] = [];
  if (typed.length > 0) tests.push(testOf(column, typed));
  if (textual.length > 0) tests.push(testOf(asText(column), textual));
  const [only] = tests;
  if (tests.length === 1 && only !== undefined) return only;
  return { kind: quantifier === 'all' ? 'and' : 'or', operands: tests, origin };
}

function reportNever(
  column: ColumnExpression,
  value: ColumnValue,
  negated: boolean,
  diagnostics: Diagnostics,
): void {
  diagnostics.report(
    'value-never-matches',
    value.span,
    `${described(column)} never holds this value, because it has another type.`,
    { effect: negated ? 'wider' : 'narrower' },
  );
}

function described(column: ColumnExpression): string {
  return column.kind === 'plain' ? `Column \`${column.name}\` (${column.type})` : 'The column';
}
