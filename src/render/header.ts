import type { Diagnostic } from '../diagnostics/index.ts';
import type { MappedRule } from '../ir/index.ts';
import type { Verdict } from '../verdict.ts';

/**
 * What a reader of a query should know about it: which rule it is, who wrote it, and how far to trust
 * it. One line each; the texts come from the rule, so whoever prints them must keep them inert.
 */
export function headerOf(
  mapped: MappedRule,
  verdict: Verdict,
  diagnostics: readonly Diagnostic[],
): readonly string[] {
  const { rule } = mapped;
  const { metadata } = rule;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Rule', metadata.title],
    ['Id', metadata.id],
    ['Level', metadata.level],
    ['Author', metadata.author],
    ['Source', rule.span.source.path],
    ['Verdict', `${verdict} (${mapped.target})`],
  ];
  const lines = facts.flatMap(([label, value]) =>
    value === undefined ? [] : [`${label.padEnd(8)} ${value}`],
  );
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  return [...lines, ...warnings.map(({ message }) => `Warning  ${message}`)];
}
