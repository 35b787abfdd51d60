/**
 * - `error`: the rule is invalid or refused; no query is emitted for it.
 * - `warning`: the query differs from the rule, or the rule probably says something else than meant.
 * - `info`: worth knowing; nothing is wrong.
 */
export type Severity = 'error' | 'warning' | 'info';

/** What is always true of a kind of finding; the message of each finding adds the particular case. */
export interface CatalogueEntry {
  readonly severity: Severity;
  /**
   * Set on errors that say nothing against the rule: it is correct Sigma, and no query would do what
   * it says. Such a rule is `refused`; a rule with any other error is `invalid`.
   */
  readonly refuses?: true;
  /** A short noun phrase, the heading of the reference page. */
  readonly title: string;
  /** Why it matters to somebody who runs the resulting detection. One or two sentences. */
  readonly why: string;
  /** What to do about it. An imperative sentence. */
  readonly help: string;
}
