import type { Span } from '../diagnostics/index.ts';
import type { LogEvent } from '../events/index.ts';
import type { MappedCorrelation, MappedRule, MappingPlace } from '../ir/index.ts';
import type { QueryMap } from './source-map.ts';

/** Runs queries over events, without any service. */
export interface Verifier {
  /**
   * The query of a rule, to be run on events. Explanations show its clauses if its source map is given, otherwise
   * those of the plain query of the rule.
   */
  open(mapped: MappedRule | MappedCorrelation, query: string, map?: QueryMap): RunnableQuery;
}

/** A verifier as a backend loads it. */
export interface LoadedVerifier extends Verifier {
  /** The same for queries as the backend emitted them: only their syntax is checked, which is much faster. */
  trusting(): Verifier;
}

/** A query can't be run offline; `message` says why in one line. */
export class UnrunnableQuery extends Error {
  override readonly name = 'UnrunnableQuery';
}

/** A query that can be run on events. Its methods throw {@link UnrunnableQuery} if it turns out that it can't. */
export interface RunnableQuery {
  /** The rows that an event becomes in the table of the query; none if it is an event of another kind. */
  check(event: LogEvent): readonly RowVerdict[];
  /** Whether an event becomes a row of a table that the query reads. */
  reads(event: LogEvent): boolean;
  /** How many results the query has over all events together; for correlations. */
  count(events: readonly LogEvent[]): number;
  /** How every part of the rule came out for an event, in the order of the rule; none for correlations. */
  explain(event: LogEvent): readonly RowExplanation[];
}

/** Whether a query finds one of the rows that an event becomes. */
export interface RowVerdict {
  /** Who makes the row: an agent, a version of a parser, or `row` for an event that is a row already. */
  readonly source: string;
  /** `equivalent`: the row is not of this event, but what another product would record of the same activity. */
  readonly origin: 'recorded' | 'equivalent';
  readonly isMatch: boolean;
}

/** Why a query does, or doesn't, find a row. */
export interface RowExplanation extends RowVerdict {
  readonly tests: readonly ExplainedTest[];
}

/** One condition of the rule and the clause of the query that it became. */
export interface ExplainedTest {
  /** How deep it stands in the condition. */
  readonly depth: number;
  /** `and`, `or`, `not`, the name of a selection, a field, or what the log source implies. */
  readonly label: string;
  /** The clause as KQL in one line, which other conditions may share; absent for operators and selections. */
  readonly clause?: string;
  readonly holds: boolean;
  /** Where the rule says it. */
  readonly span: Span;
  /** Where the mapping decided the column. */
  readonly mapping?: MappingPlace;
}

/** The rows that count for an event: those of the event itself, or else what others would record of it. */
export function decisiveRows<R extends RowVerdict>(rows: readonly R[]): readonly R[] {
  const recorded = rows.filter(({ origin }) => origin === 'recorded');
  return recorded.length > 0 ? recorded : rows;
}
