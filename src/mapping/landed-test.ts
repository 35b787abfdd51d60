import type { Diagnostics, Span } from '../diagnostics/index.ts';
import type { ColumnExpression, ColumnValue, FieldTest, MappedExpression, Value } from '../ir/index.ts';
import type { FieldReports } from './field-reports.ts';
import type { LossReport } from './losses.ts';
import type { FieldMapping, LogsourceMapping, Mapping } from './model.ts';
import type { Sides } from './spread.ts';
import { testColumn } from './test-column.ts';
import type { UnrecordedTests } from './unrecorded.ts';

/** Where in a rule a test stands. */
export interface Place {
  /** The columns that the conjunctions around it have chosen. */
  readonly sides: Sides;
  /** Whether it stands under an odd number of `not`, and whether the search identifier around it does. */
  readonly negated: boolean;
  readonly excluded: boolean;
}

/** What mapping the fields of one rule works with. */
export interface FieldContext {
  readonly mapping: Mapping;
  readonly entry: LogsourceMapping;
  readonly diagnostics: Diagnostics;
  readonly losses: LossReport;
  readonly unrecorded: UnrecordedTests;
}

/** What mapping a test works with once its field is known. */
export interface LandingContext extends FieldContext {
  readonly reports: FieldReports;
  /** The field of a name that a rule uses; undefined after reporting that the table has none. */
  resolve(name: string, span: Span): FieldMapping | undefined;
}

/** A test of a rule, and the field of the mapping that it is on. */
export interface LandedTest {
  readonly test: FieldTest;
  readonly field: FieldMapping;
  readonly place: Place;
}

/** The same test with other values. */
export function withValues(landed: LandedTest, values: readonly Value[]): LandedTest {
  return { ...landed, test: { ...landed.test, values } };
}

/** The values of the test by themselves, joined as its quantifier says; undefined if one of them is. */
export function valueByValue(
  landed: LandedTest,
  map: (value: Value) => MappedExpression | undefined,
): MappedExpression | undefined {
  const kind = landed.test.quantifier === 'all' ? 'and' : 'or';
  return joined(kind, landed.test.values.map(map), landed);
}

/** The operands as one expression; undefined if one of them is. */
export function joined(
  kind: 'and' | 'or',
  operands: readonly (MappedExpression | undefined)[],
  { test, field }: LandedTest,
): MappedExpression | undefined {
  const known = operands.filter((operand) => operand !== undefined);
  if (known.length !== operands.length) return undefined;
  const [only] = known;
  return known.length === 1 && only !== undefined
    ? only
    : { kind, operands: known, origin: { rule: test.span, mapping: field.place } };
}

/** Any or all of the values against a column; undefined after reporting an error. */
export function onOneColumn(
  column: ColumnExpression,
  values: readonly ColumnValue[],
  quantifier: 'any' | 'all',
  { test, field, place }: LandedTest,
  { diagnostics }: FieldContext,
): MappedExpression | undefined {
  const subject = {
    field: test.field.name,
    quantifier,
    span: test.span,
    mapping: field.place,
    negated: place.negated,
  };
  return testColumn(column, values, subject, diagnostics);
}

/** A test that the table can't decide, with the outcome that is assumed for it. */
export function assumed(
  { test, field, place: { negated, excluded } }: LandedTest,
  reason: string,
  outcome: boolean,
  { unrecorded }: FieldContext,
): MappedExpression {
  return unrecorded.add({ test, reason, negated, excluded, outcome }, field.place);
}
