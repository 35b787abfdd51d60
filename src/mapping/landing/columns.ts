import {
  literalText,
  type ColumnExpression,
  type ColumnValue,
  type MappedExpression,
  type Value,
} from '../../ir/index.ts';
import { asksForEmptiness, meansAbsence } from '../absence.ts';
import { constantMatches } from '../constant.ts';
import { columnsFor, tellsNothing } from '../containing-columns.ts';
import { joined, onOneColumn, withValues, type LandedTest, type LandingContext } from '../landed-test.ts';
import type { AlternativesLanding } from '../model.ts';
import { rewriteValue } from '../rewrite.ts';
import { referenceValues } from './reference.ts';

/** A test on a field that is in one of several columns; undefined after reporting an error. */
export function onSpread(
  { columns, spread }: AlternativesLanding,
  landed: LandedTest,
  context: LandingContext,
): MappedExpression | undefined {
  const side = landed.place.sides.get(spread);
  const chosen = side === undefined ? undefined : columns[Math.min(side, columns.length - 1)];
  return chosen === undefined || tellsNothing(chosen, columns, landed.test.values)
    ? onAlternatives(columns, landed, context)
    : onColumn(chosen, landed, context);
}

/** The field holds what one of the columns holds, and nothing if all of them are empty. */
export function onAlternatives(
  columns: readonly ColumnExpression[],
  landed: LandedTest,
  context: LandingContext,
): MappedExpression | undefined {
  const { values, quantifier } = landed.test;
  const parts = [
    { kind: 'or', values: values.filter((value) => !meansAbsence(value)) },
    { kind: 'and', values: values.filter(meansAbsence) },
  ] as const;
  const tests = parts
    .filter((part) => part.values.length > 0)
    .map((part) => {
      const own = withValues(landed, part.values);
      const each = columnsFor(columns, part.values).map((column) => onColumn(column, own, context));
      return joined(part.kind, each, landed);
    });
  return joined(quantifier === 'all' ? 'and' : 'or', tests, landed);
}

/** A test on a field that one column holds; undefined after reporting an error. */
export function onColumn(
  column: ColumnExpression,
  landed: LandedTest,
  context: LandingContext,
): MappedExpression | undefined {
  if (column.kind !== 'converted' || column.conversion !== 'dash-as-empty') {
    return onPlainly(column, landed, context);
  }
  // Only some values need the longer test.
  const { values, quantifier } = landed.test;
  const groups = [
    { read: column.operand, of: values.filter(ignoresDash) },
    { read: column, of: values.filter((value) => !ignoresDash(value)) },
  ];
  const tests = groups
    .filter((group) => group.of.length > 0)
    .map((group) => onPlainly(group.read, withValues(landed, group.of), context));
  return joined(quantifier === 'all' ? 'and' : 'or', tests, landed);
}

/** Whether a value is not found in `-`, or asks for it in so many words. */
function ignoresDash(value: Value): boolean {
  if (value.kind === 'string' && literalText(value.pattern) === '-') return true;
  return !asksForEmptiness(value) && constantMatches('-', value) === false;
}

function onPlainly(
  column: ColumnExpression,
  landed: LandedTest,
  context: LandingContext,
): MappedExpression | undefined {
  const { values, quantifier } = landed.test;
  const perValue = values.map((value) => columnValues(value, landed, context));
  const known = perValue.filter((alternatives) => alternatives !== undefined);
  if (known.length < perValue.length) return undefined;
  if (quantifier === 'any' || known.every((alternatives) => alternatives.length === 1)) {
    return onValues(column, known.flat(), quantifier, landed, context);
  }
  const each = known.map((alternatives) => onValues(column, alternatives, 'any', landed, context));
  return joined('and', each, landed);
}

/** What the column holds where the field holds the value; undefined after reporting an error. */
function columnValues(
  value: Value,
  landed: LandedTest,
  context: LandingContext,
): readonly ColumnValue[] | undefined {
  if (value.kind === 'field-reference') return referenceValues(value, landed, context);
  return rewriteValue(value, landed.field.rewrites).filter(
    (rewritten) => rewritten.kind !== 'field-reference',
  );
}

function onValues(
  column: ColumnExpression,
  values: readonly ColumnValue[],
  quantifier: 'any' | 'all',
  landed: LandedTest,
  context: LandingContext,
): MappedExpression | undefined {
  if (values.length > 0) return onOneColumn(column, values, quantifier, landed, context);
  const { test, field } = landed;
  return context.reports.once(
    `${field.name} never`,
    'value-unmappable',
    test.span,
    () => `The column for \`${field.name}\` in \`${context.entry.table}\` never holds any of these values.`,
  );
}
