import type { Severity } from './diagnostic.ts';

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
