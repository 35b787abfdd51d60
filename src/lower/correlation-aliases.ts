import { quote, type Diagnostics } from '../diagnostics/index.ts';
import type { CorrelationSyntax } from '../parse/index.ts';
import { findRule, type RuleDocument, type RuleIndex } from './rule-index.ts';

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
  documents: readonly (RuleDocument | undefined)[],
  index: RuleIndex,
  diagnostics: Diagnostics,
): readonly Alias[] {
  return correlation.aliases.map(({ name, fields }) => {
    const byPosition = new Map<number, string>();
    for (const { rule, field } of fields) {
      const document = findRule(rule, index, diagnostics);
      const position = document === undefined ? -1 : documents.indexOf(document);
      if (document !== undefined && position === -1) {
        const message = `The alias ${quote(name.value)} names ${quote(rule.value)}, which this correlation does not refer to.`;
        diagnostics.report('correlation-alias-rule', rule.span, message);
      }
      byPosition.set(position, field.value);
    }
    const left = correlation.rules.filter((_, position) => !byPosition.has(position));
    const [first] = left;
    if (first !== undefined && correlation.groupBy.some((key) => key.value === name.value)) {
      const message = `The alias ${quote(name.value)} has no field for the rule ${quote(first.value)}.`;
      diagnostics.report('correlation-alias-incomplete', name.span, message);
    }
    return {
      name: name.value,
      fields: correlation.rules.map((_, position) => byPosition.get(position) ?? name.value),
    };
  });
}

/** The fields that hold the named keys in the events of the rule at `position`. */
export function fieldsIn(
  names: readonly string[],
  position: number,
  aliases: readonly Alias[],
): readonly string[] {
  return names.map((name) => aliases.find((alias) => alias.name === name)?.fields[position] ?? name);
}
