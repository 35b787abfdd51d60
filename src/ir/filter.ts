import type { Span } from '../diagnostics/index.ts';
import type { Expression } from './expression.ts';
import type { Logsource, RuleMetadata } from './rule.ts';

/** A filter by the Sigma Filters specification 2.1: events that the rules it names must not report. */
export interface FilterRule {
  readonly kind: 'filter';
  readonly metadata: RuleMetadata;
  readonly logsource: Logsource;
  /** Ids and names of rules, or every rule of the log source. */
  readonly targets: 'any' | readonly FilterTarget[];
  /** Matches the events that are left out. */
  readonly excluded: Expression;
  /** The whole document. */
  readonly span: Span;
}

/** A rule that a filter names. */
export interface FilterTarget {
  readonly reference: string;
  readonly span: Span;
}
