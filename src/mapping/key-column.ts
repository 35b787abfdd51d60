import type { Diagnostics, Span } from '../diagnostics/index.ts';
import { typeOf, type ColumnExpression, type DetectionRule } from '../ir/index.ts';
import { asText } from './fit.ts';
import { isFaithful, isSurrounded } from './key-form.ts';
import { LossReport } from './losses.ts';
import type { FieldMapping, Loss, Mapping } from './model.ts';
import { resolveField, resolveRule } from './resolve.ts';

/**
 * The one column in which a field's value can be read, for grouping and for arithmetic. Of several
 * alternatives it is the first that holds something. Reports what the column does not tell apart as the field
 * does; undefined after reporting that there is no such column.
 */
export function keyColumn(
  field: string,
  mapping: Mapping,
  rule: DetectionRule,
  span: Span,
  diagnostics: Diagnostics,
): ColumnExpression | undefined {
  const entry = resolveRule(mapping, rule);
  const held = entry && resolveField(mapping, entry, field);
  const table = `\`${entry?.table ?? mapping.target}\``;
  const column = held && columnOf(held);
  if (held === undefined || column === undefined) {
    diagnostics.report(
      'field-unmapped',
      span,
      `No column of ${table} holds \`${field}\` so that events can be grouped or counted by it.`,
    );
    return undefined;
  }
  if (isSurrounded(held)) {
    diagnostics.report(
      'field-unmapped',
      span,
      `\`${field}\` is only inside a longer text in ${table}, so that events can't be grouped or counted by it.`,
    );
    return undefined;
  }
  new LossReport(diagnostics).note(`\`${field}\``, lossesOf(held), [], span, false);
  return column;
}

function columnOf({ landing }: FieldMapping): ColumnExpression | undefined {
  switch (landing.kind) {
    case 'column':
      return comparable(landing.column);
    case 'alternatives':
      return { kind: 'first-filled', alternatives: landing.columns.map(comparable) };
    case 'hashes':
    case 'cases':
    case 'constant':
    case 'unsupported':
      return undefined;
  }
}

/** KQL neither groups by dynamic values nor counts them. */
function comparable(column: ColumnExpression): ColumnExpression {
  return typeOf(column) === 'dynamic' ? asText(column) : column;
}

/**
 * What groups lose. Where a test for a value misses something or finds more, values come together or fall
 * apart here, so that bounds are reached too early or too late.
 */
function lossesOf(field: FieldMapping): readonly Loss[] {
  const notes = [
    ...field.losses.map(({ note }) => note),
    ...(field.landing.kind === 'alternatives' ? [severalColumns] : []),
    ...(isFaithful(field) ? [] : [severalForms]),
  ];
  return notes.map((note) => ({ effect: 'different', when: 'always', note }));
}

const severalColumns = 'groups and counts take the first of its columns that holds something';
const severalForms = 'groups and counts go by the form in which the column holds the value, which can vary';
