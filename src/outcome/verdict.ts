import { catalogue, type Diagnostic } from '../diagnostics/index.ts';

/**
 * What became of a rule:
 * - `exact`: the query gives the verdict of the rule on every event;
 * - `approximate`: it differs in the ways that the diagnostics with an `effect` name;
 * - `refused`: no query, because none would do what the rule says; diagnostics say why;
 * - `invalid`: the document is not a correct Sigma rule.
 */
export type Verdict = 'exact' | 'approximate' | 'refused' | 'invalid';

/** All verdicts, the best first. */
export const verdicts: readonly Verdict[] = ['exact', 'approximate', 'refused', 'invalid'];

/** The verdict of a rule that was not converted: nothing but refusals leaves a rule valid. */
export function failureOf(diagnostics: readonly Diagnostic[]): 'refused' | 'invalid' {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return errors.every(({ code }) => catalogue[code].refuses === true) ? 'refused' : 'invalid';
}

/** The verdict of a rule that was converted. */
export function verdictOf(diagnostics: readonly Diagnostic[]): 'exact' | 'approximate' {
  return diagnostics.some((diagnostic) => diagnostic.effect !== undefined) ? 'approximate' : 'exact';
}
