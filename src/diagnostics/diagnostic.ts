import type { DiagnosticCode } from './catalogue.ts';
import type { Severity } from './entry.ts';
import type { Span } from './span.ts';

/**
 * Which way a query differs from its rule.
 * `wider` matches more events, `narrower` fewer (it can miss attacks), `different` both.
 */
export type Effect = 'wider' | 'narrower' | 'different';

/** A second place that helps to understand a diagnostic, such as the first of two equal keys. */
export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
}

/**
 * One finding about a user's input.
 * `message` says what is wrong and why it matters, `help` what to do about it.
 * Codes are stable; wording is not.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly help?: string;
  /** Only on findings about the difference between rule and query. */
  readonly effect?: Effect;
  readonly related?: readonly RelatedPlace[];
}
