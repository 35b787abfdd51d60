import type { RuleSettings } from '../config/index.ts';
import type { Diagnostic, Diagnostics, Source } from '../diagnostics/index.ts';
import type { MappedCorrelation, MappedRule } from '../ir/index.ts';
import type { Mapping } from '../mapping/index.ts';
import type { SchemaCatalog } from '../schema/index.ts';
import type { Verdict } from '../outcome/verdict.ts';
import type { Deployment } from './deployment.ts';
import type { QueryMap } from './source-map.ts';
import type { LoadedVerifier } from './verifier.ts';

/**
 * How queries are printed.
 * - `pretty`: one clause per line, search identifiers as comments, for reviewers.
 * - `compact`: adjacent filters joined to one line, without comments.
 */
export type QueryStyle = 'pretty' | 'compact';

/** A query and the tables or parser functions that it starts from, joined by `, `. */
export interface EmittedQuery {
  readonly table: string;
  readonly text: string;
  /** What each test costs, if that was asked for. */
  readonly cost?: readonly TestCost[];
  /** Where each clause comes from, if that was asked for. */
  readonly map?: QueryMap;
}

/** What a query is to be besides right. */
export interface EmitOptions {
  /** Rewritten so that it runs faster, or is shorter where length is limited. It returns the same rows. */
  readonly optimize: boolean;
  /** With the cost of each test. */
  readonly explainCost: boolean;
  /** With the source map. */
  readonly sourceMap: boolean;
}

/** A test of a query and how the engine finds the rows that pass it. */
export interface TestCost {
  /** The test in the query language. */
  readonly test: string;
  /** Through an index of terms, or by reading every row that other tests leave. */
  readonly access: 'index' | 'scan';
  /** Why, as a sentence for people; the wording may change. */
  readonly reason: string;
}

/** Something that a validator has to say against a query. */
export interface QueryFinding {
  readonly severity: 'error' | 'warning';
  /** The validator's own name for the kind of finding. */
  readonly code: string;
  /** A sentence of the validator's own. */
  readonly message: string;
  /** The piece of the query that it is about: UTF-16 offset and length. */
  readonly start: number;
  readonly length: number;
}

/**
 * Checks the text of a query against the tables and columns of the place where it runs: `target` is the target
 * family, or several joined by `+`.
 */
export type QueryValidator = (query: string, target: string) => readonly QueryFinding[];

/** A rule written down in a format: the text of a file, and the extension of its name. */
export interface Artefact {
  /** Name of the format, such as `sentinel-arm`. */
  readonly format: string;
  /** With the dot. */
  readonly extension: string;
  readonly text: string;
  /** What the service knows the deployed rule by; absent where formats have no ids. */
  readonly id?: string;
  /** Tells several artefacts of one rule apart; fit for file names. Absent if there is one. */
  readonly label?: string;
}

/** A converted rule that is to be written down. */
export interface FormatRequest {
  readonly mapped: MappedRule | MappedCorrelation;
  readonly verdict: Verdict;
  /** The findings of the conversion. */
  readonly findings: readonly Diagnostic[];
  readonly style: QueryStyle;
  readonly emit: Partial<EmitOptions>;
  readonly settings: RuleSettings;
  /** Position of the document in its file, counted from 0. */
  readonly position: number;
}

/** Writes rules down in the formats of a backend. */
export interface Formatter {
  /** Whether it shortens or splits queries that are too long for their place, and says so. */
  readonly limitsQueries: boolean;
  /** The settings that what it writes can't say. */
  readonly lacks: readonly (keyof RuleSettings)[];
  /** Those that it can't say of rules in near real time. */
  readonly lacksInNrt: readonly (keyof RuleSettings)[];
  /**
   * One artefact, or several that together say what the rule says. Empty after reporting at least one
   * error: the format can't hold the rule.
   */
  render(request: FormatRequest, diagnostics: Diagnostics): readonly Artefact[];
}

/** A template of the user that stands for a format of its own. */
export interface TemplateChoice {
  readonly source: Source;
  /** Of the files that it gives, with the dot. */
  readonly extension: string;
}

/** What a query language has to offer. The pipeline receives one and knows no other details of it. */
export interface Backend {
  /** Short name, such as `kql`. */
  readonly name: string;
  /** The target families whose mappings ship with the backend. */
  readonly targets: readonly string[];
  /** The names of the mapping presets that ship with the backend. */
  readonly presets: readonly string[];
  /** The shipped mapping of a target; undefined if there is none of that name. */
  loadMapping(target: string): Promise<Mapping | undefined>;
  /** A shipped preset; undefined if there is none of that name. */
  loadPreset(name: string): Promise<Mapping | undefined>;
  /** Every table and column that is known, to check mapping files against. Large: load it when needed. */
  loadSchema(): Promise<SchemaCatalog>;
  /** The targets whose queries can look lists up that are kept where the query runs. */
  readonly lookupTargets: readonly string[];
  /** The list that is kept under the name of a placeholder, as an expression. The name may come from a rule. */
  placeholderLookup(name: string): string;
  /** Why an expression of the user can't stand for a list in a query; undefined if it can. */
  lookupMistake(expression: string): string | undefined;
  /**
   * A validator that also knows the tables that mappings declare. Slow to load, and not in a browser;
   * rejects with an error whose message is for the user if an optional package is missing.
   */
  loadValidator(mappings: readonly Mapping[]): Promise<QueryValidator>;
  /** The query of a rule. Total: whatever was mapped can be emitted. */
  emit(rule: MappedRule | MappedCorrelation, style: QueryStyle, options?: Partial<EmitOptions>): EmittedQuery;
  /**
   * What runs queries offline over the tables of a catalogue. Rejects with an error whose message says in one line
   * what has to be installed for it.
   */
  loadVerifier(catalog: SchemaCatalog): Promise<LoadedVerifier>;
  /** The ids of the connectors that fill a table, by its schema. Tables that any product can fill have none. */
  readonly connectors: Readonly<Record<string, readonly string[]>>;
  /** The formats that rules can be written down in, besides the query itself. */
  readonly formats: readonly string[];
  /**
   * What writes rules down in a format, or by a template of the user. Undefined if there is no such format,
   * or after reporting what is wrong with the template.
   */
  loadFormatter(
    format: string | TemplateChoice,
    mappings: readonly Mapping[],
    diagnostics: Diagnostics,
  ): Promise<Formatter | undefined>;
  /** What tells how rules are deployed, with the tables that mappings declare. */
  loadDeployer(mappings: readonly Mapping[]): Promise<Deployer>;
  /** A query with a comment header for people; `header` lines come from strangers. */
  annotate(header: readonly string[], query: EmittedQuery): string;
}

/** The deployed rule of a conversion; undefined if no platform of the query's tables can hold it. */
export type Deployer = (request: FormatRequest) => Deployment | undefined;
