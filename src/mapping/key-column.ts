import type { Diagnostics, Span } from '../diagnostics/index.ts';
import type { ColumnExpression, DetectionRule } from '../ir/index.ts';
import type { Mapping } from './model.ts';
import { resolveField, resolveRule } from './resolve.ts';

/**
 * The one column in which a field's value can be read, for grouping and for arithmetic. Of several
 * alternatives it is the first that holds something. Undefined after reporting an error.
 */
export function keyColumn(
  field: string,
  mapping: Mapping,
  rule: DetectionRule,
  span: Span,
  diagnostics: Diagnostics,
): ColumnExpression | undefined {
  const entry = resolveRule(mapping, rule);
  const landing = entry && resolveField(mapping, entry, field)?.landing;
  switch (landing?.kind) {
    case 'column':
      return landing.column;
    case 'alternatives':
      return { kind: 'first-filled', alternatives: landing.columns };
    case 'hashes':
    case 'cases':
    case 'constant':
    case 'unsupported':
    case undefined:
      diagnostics.report(
        'field-unmapped',
        span,
        `No column of \`${entry?.table ?? mapping.target}\` holds \`${field}\` so that events can be grouped or counted by it.`,
      );
      return undefined;
  }
}
