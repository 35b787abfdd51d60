import type { ColumnExpression, ColumnValue, FieldReferenceValue } from '../../ir/index.ts';
import type { LandedTest, LandingContext } from '../landed-test.ts';
import type { FieldMapping } from '../model.ts';
import type { Sides } from '../spread.ts';
import { holdsValueItself, unseenSpellings } from '../unseen-spellings.ts';

/**
 * The columns of another field, to compare the field of the test with; undefined after reporting an error
 * (Sigma specification, modifier `fieldref`).
 */
export function referenceValues(
  reference: FieldReferenceValue,
  { field, place }: LandedTest,
  context: LandingContext,
): readonly ColumnValue[] | undefined {
  const { position, cased, span } = reference;
  const { entry, losses, reports } = context;
  const other = context.resolve(reference.field, span);
  if (other === undefined) return undefined;
  const columns = columnsOf(other, place.sides);
  if (columns.length === 0 || !holdsValueItself(field) || !holdsValueItself(other)) {
    return reports.once(
      `reference ${reference.field}`,
      'value-unmappable',
      span,
      () =>
        `\`${field.name}\` can't be compared with \`${reference.field}\` on \`${entry.table}\`: the columns hold them in different forms.`,
    );
  }
  if (field.rewrites.length > 0 || other.rewrites.length > 0) {
    losses.note(`\`${field.name}\``, [unseenSpellings], [], span, place.negated);
  }
  losses.note(`\`${reference.field}\``, other.losses, [reference], span, place.negated);
  return columns.map((column) => ({ kind: 'column-reference', column, position, cased, span }));
}

function columnsOf({ landing }: FieldMapping, sides: Sides): readonly ColumnExpression[] {
  if (landing.kind === 'column') return [landing.column];
  if (landing.kind !== 'alternatives') return [];
  const side = sides.get(landing.spread);
  const chosen = side === undefined ? undefined : landing.columns[side];
  return chosen === undefined ? landing.columns : [chosen];
}
