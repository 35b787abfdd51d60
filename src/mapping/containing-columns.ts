import { isMany, type ColumnExpression, type Value } from '../ir/index.ts';
import { meansAbsence } from './absence.ts';

/**
 * Of the alternatives of a field those on which a test of these values has to be made, where one of them is
 * joined of another and more: the joined one is filled whatever the field holds, so that it says nothing
 * about an empty field; and a text that may stand anywhere is in it whenever it is in its part.
 */
export function columnsFor(
  columns: readonly ColumnExpression[],
  values: readonly Value[],
): readonly ColumnExpression[] {
  if (values.every(meansAbsence)) {
    return columns.filter((column) => !columns.some((other) => isPartOf(other, column)));
  }
  if (values.every(isOpen)) {
    return columns.filter((column) => !columns.some((other) => isPartOf(column, other)));
  }
  return columns;
}

/** Whether a test asks only that the field holds nothing, which one of its alternatives can't say. */
export function tellsNothing(
  column: ColumnExpression,
  columns: readonly ColumnExpression[],
  values: readonly Value[],
): boolean {
  return values.every(meansAbsence) && !columnsFor(columns, values).includes(column);
}

function isOpen(value: Value): boolean {
  if (value.kind !== 'string') return false;
  const { pattern } = value;
  return pattern.length > 2 && isMany(pattern[0]) && isMany(pattern.at(-1));
}

function isPartOf(part: ColumnExpression, whole: ColumnExpression): boolean {
  return whole.kind === 'joined' && whole.parts.some((joined) => isSame(joined, part));
}

/** Whether two expressions read the same column; columns are plain data. */
function isSame(one: ColumnExpression, other: ColumnExpression): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
