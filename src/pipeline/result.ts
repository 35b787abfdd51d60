import type { Artefact, TestCost } from '../backend/backend.ts';
import type { QueryMap } from '../backend/source-map.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { MappedCorrelation, MappedRule, TableReference } from '../ir/index.ts';
import type { SourceLinks } from './links.ts';
import type { SubjectLogsource } from './selection.ts';
import type { Verdict } from '../outcome/verdict.ts';

/** What became of one rule or correlation. */
export interface RuleResult {
  /** The path of the source, as the caller named it. */
  readonly path: string;
  readonly id?: string;
  readonly title?: string;
  /** As written; absent for correlations. */
  readonly logsource?: SubjectLogsource;
  /** Which rule of its source it is, counted from 0, and of how many; absent for a broken source. */
  readonly position?: { readonly index: number; readonly count: number };
  /** Where its id stands in its source, or else where the rule begins; absent for a broken source. */
  readonly place?: { readonly start: number; readonly end: number };
  /** The positions of the overrides of the settings that apply to it; absent without overrides, and if it is invalid. */
  readonly overrides?: readonly number[];
  readonly verdict: Verdict;
  /** The target family that was chosen (several for some correlations, joined by `+`); absent without a query. */
  readonly target?: string;
  /** Empty if the rule was not converted, or if it only serves a correlation. */
  readonly queries: readonly RuleQuery[];
  /** The tables and parsers that the query reads, each with what can fill it; absent without a query. */
  readonly reads?: readonly TableRead[];
  /** The mapping files whose entries decided the query; absent without a query, and unless the user named mappings. */
  readonly mappings?: readonly string[];
  /** What the query was emitted from; absent without a query. */
  readonly mapped?: MappedRule | MappedCorrelation;
  /** The findings about this document, in the order of the stages. */
  readonly diagnostics: readonly Diagnostic[];
  /** The rule in the formats that were asked for. */
  readonly artefacts?: readonly Artefact[];
  /** The queries for people, with a comment header; empty if there are none. */
  readonly text: string;
}

/** A query and the tables or parser functions that it starts from, joined by `, `. */
export interface RuleQuery {
  readonly table: string;
  readonly kql: string;
  /** What each test of the query costs, if that was asked for. */
  readonly cost?: readonly TestCost[];
  /** Where each clause comes from, if that was asked for. */
  readonly map?: QueryMap;
}

/** A table or parser that a query reads for one log source. */
export interface TableRead extends Pick<TableReference, 'sources'> {
  readonly table: string;
}

/** What became of a set of sources. */
export interface Conversion {
  /** One per rule and correlation, in the order of the sources; a broken source gives one `invalid` result. */
  readonly results: readonly RuleResult[];
  /** Findings about the set as a whole, such as filters that apply to nothing. */
  readonly diagnostics: readonly Diagnostic[];
  /** For each source in order: which others it must be converted with. */
  readonly links: readonly SourceLinks[];
}
