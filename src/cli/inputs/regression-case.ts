/** Lines that only a regression case has, and lines that only a Sigma document has. */
const casesLine = /^(?:regression_tests_info|rule_metadata):/m;
const bodyLine = /^(?:detection|correlation|filter):/m;

/**
 * Whether a YAML text is a regression case in the layout of SigmaHQ (`info.yml`), which lies beside rules and
 * describes events. Reads no YAML, so that it costs nothing on rules.
 */
export function isRegressionCase(text: string): boolean {
  return casesLine.test(text) && !bodyLine.test(text);
}
