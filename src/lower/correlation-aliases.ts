import { quote, type Diagnostics } from '../diagnostics/index.ts';
import type { CorrelationSyntax } from '../parse/index.ts';
import type { CorrelatedDocuments } from './correlated-rules.ts';

/** A name for fields that are called differently in the events of each rule. */
export interface Alias {
  readonly name: string;
  /** The field for each rule of the correlation, in the order of its `rules`. */
  readonly fields: readonly string[];
}

/**
 * Resolves `aliases` (Correlation Rules specification, "Field Name Aliases"). Reports aliases for rules
 * that are not correlated, and aliases that the grouping uses although they leave out a rule.
 */
export function resolveAliases(
  correlation: CorrelationSyntax,
  correlated: CorrelatedDocuments,
  diagnostics: Diagnostics,
): readonly Alias[] {
  const keys = new Set(correlation.groupBy.map((key) => key.value));
  return correlation.aliases.map(({ name, fields }) => {
    const byPosition = new Map<number, string>();
    for (const { rule, field } of fields) {
      const position = correlated.positionOf(rule.value);
      if (position !== undefined) {
        byPosition.set(position, field.value);
        continue;
      }
      const message = `The alias ${quote(name.value)} names ${quote(rule.value)}, which this correlation does not refer to.`;
      diagnostics.report('correlation-alias-rule', rule.span, message);
    }
    const first = correlation.rules.find(({ value }) => !byPosition.has(correlated.positionOf(value) ?? -1));
    if (first !== undefined && keys.has(name.value)) {
      const message = `The alias ${quote(name.value)} has no field for the rule ${quote(first.value)}.`;
      diagnostics.report('correlation-alias-incomplete', name.span, message);
    }
    const perRule = correlation.rules.map(
      ({ value }) => byPosition.get(correlated.positionOf(value) ?? -1) ?? name.value,
    );
    return { name: name.value, fields: perRule };
  });
}

/** The fields that hold the named keys in the events of the rule at `position`. */
export function fieldsIn(
  names: readonly string[],
  position: number,
  aliases: readonly Alias[],
): readonly string[] {
  const fields = new Map(aliases.map((alias) => [alias.name, alias.fields[position]]));
  return names.map((name) => fields.get(name) ?? name);
}
