import type {
  AttackCoverage,
  EventCoverage,
  Exclusions,
  IndicatorRow,
  LeafTest,
  Neighbours,
  Stages,
} from '../analyses/index.ts';
import type { DiagnosticCode, Effect, Severity } from '../diagnostics/index.ts';
import type { Verdict } from '../outcome/verdict.ts';

/**
 * What a rule is, what it looks for and what became of it: plain data, ready to be written as JSON. All texts
 * come from strangers, so whoever prints them must keep them inert.
 */
export interface Explanation {
  readonly header: ExplainedHeader;
  readonly logsource: ExplainedLogsource;
  readonly attack: AttackCoverage;
  readonly falsePositives: readonly string[];
  readonly references: readonly string[];
  /** What the rule asks of one event; absent for correlations and for rules that are not correct. */
  readonly detection?: ExplainedDetection;
  /** The rules whose hits a correlation correlates, by id or name; empty for other rules. */
  readonly correlates: readonly string[];
  /** The titles of the correlations that the rule has no query of its own for; empty if it has one. */
  readonly serves: readonly string[];
  readonly conversion: ExplainedConversion;
}

/** Who says what this is. Attributes that the rule lacks are absent. */
export interface ExplainedHeader {
  readonly title: string;
  readonly path: string;
  readonly id?: string;
  readonly status?: string;
  readonly level?: string;
  readonly author?: string;
  readonly license?: string;
  readonly date?: string;
  readonly modified?: string;
  readonly description?: string;
}

/** The log source as written. */
export interface ExplainedLogsource {
  readonly product?: string;
  readonly category?: string;
  readonly service?: string;
  /** What the author says about switching the log source on. */
  readonly definition?: string;
}

/** The analysis of a detection. */
export interface ExplainedDetection {
  readonly events: EventCoverage;
  readonly stages: Stages;
  readonly exclusions: Exclusions;
  /** The exclusions one value a row, in the order of public catalogs; a table of values, not of meaning. */
  readonly flatExclusions: readonly FlatExclusion[];
  readonly indicators: readonly IndicatorRow[];
  readonly corpus?: ExplainedCorpus;
}

/** A row of the flat table. */
export interface FlatExclusion {
  readonly field: string;
  readonly test: LeafTest;
  readonly value: string;
  readonly flags: readonly string[];
}

/** What the rule was compared with. */
export interface ExplainedCorpus {
  /** As the caller named it. */
  readonly name: string;
  /** How many of its rules count. */
  readonly rules: number;
  readonly neighbours: Neighbours;
}

/** What became of the rule. */
export interface ExplainedConversion {
  readonly verdict: Verdict;
  readonly target?: string;
  readonly query?: string;
  readonly dataSources: readonly DataSource[];
  /** Each test of the rule beside what it became; empty without a query, and for correlations. */
  readonly tests: readonly ConvertedTest[];
  /** What the log source adds to the query. */
  readonly implied: readonly ExplainedClause[];
  readonly findings: readonly ExplainedFinding[];
}

/** A table that the query reads. */
export interface DataSource {
  readonly table: string;
  /** The schema that documents its columns. */
  readonly schema: string;
  /** Ids of connectors that fill it; empty if it can be filled by many, as with ASIM parsers. */
  readonly connectors: readonly string[];
  /** The columns that the query reads, sorted. */
  readonly columns: readonly string[];
}

/** A test of the rule and the clauses that it became. */
export interface ConvertedTest {
  /** The search identifier that holds it, with the title of its filter if it is of one. */
  readonly selection: string;
  /** In the words of the rule, without the values that a list has from the fourth on. */
  readonly sigma: string;
  readonly place: ExplainedPlace;
  readonly negated: boolean;
  /** Several if the field has a column for each end of a connection; none if the mapping settles the test. */
  readonly clauses: readonly ExplainedClause[];
  /** How the clauses differ from the test. */
  readonly losses: readonly ExplainedFinding[];
}

/** A clause of the query. */
export interface ExplainedClause {
  readonly kql: string;
  /** The lines of the query that it stands on, counted from 1. */
  readonly lines: { readonly first: number; readonly last: number };
  /** The columns that it reads. */
  readonly columns: readonly string[];
  /** The entries of mapping files that decided it. */
  readonly mappings: readonly ExplainedPlace[];
}

/** A line of a file, counted from 1. */
export interface ExplainedPlace {
  readonly path: string;
  readonly line: number;
}

/** A finding of the conversion. */
export interface ExplainedFinding {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly effect?: Effect;
  readonly place: ExplainedPlace;
}
