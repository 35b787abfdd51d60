import type { Deployment } from '../backend/deployment.ts';
import type { Relation, Witness } from '../comparison/model.ts';
import type { DiagnosticCode, Effect, Severity } from '../diagnostics/index.ts';
import type { Verdict } from '../outcome/verdict.ts';
import type { ChangeCode } from './codes.ts';
import type { DiffLine } from './query-diff.ts';

/**
 * What a change of rules, mappings, filters or settings does to the queries that run in production: plain data,
 * deterministic, ready to be written as JSON. All texts come from strangers, so whoever prints them must keep them
 * inert.
 */
export interface Review {
  /** What was compared, for people: a revision, a folder. */
  readonly before: string;
  readonly after: string;
  /** The affected rules, the biggest risk first; equal risks by path. Rules that nothing touches are absent. */
  readonly rules: readonly RuleChange[];
  readonly counts: ReviewCounts;
  /** About the sets as a whole: mapping files, filters that apply to nothing, files that can't be read. */
  readonly findings: ChangedFindings;
}

/** How much there was to do. */
export interface ReviewCounts {
  /** Rule files on each side. */
  readonly filesBefore: number;
  readonly filesAfter: number;
  /** Rules that the change could touch, which were converted and compared; a rule of both sides counts once. */
  readonly evaluated: number;
  /** Of these, the rules that it does touch: the entries of `rules`. */
  readonly affected: number;
}

/**
 * The one word about a rule that a reviewer needs first, the biggest risk first:
 * - `invalid`: it is no correct Sigma rule (any more);
 * - `clash`: another rule has its id, so that one of them would replace the other where they are deployed;
 * - `refused`: it has no query (any more);
 * - `removed`: it is gone, and its query with it;
 * - `narrower`, `different`, `unknown`, `wider`: what the query finds compared with before (`Relation`);
 * - `converts`: it has a query for the first time;
 * - `added`: a new rule with a query;
 * - `deployment`: the query finds the same, but the deployed rule differs (severity, schedule, entities …);
 * - `unconverted`: it has no query, as before;
 * - `equal`: it finds the same, and is deployed the same.
 */
export type Outcome = (typeof outcomes)[number];

/** All outcomes, the biggest risk first. */
export const outcomes = [
  'invalid',
  'clash',
  'refused',
  'removed',
  'narrower',
  'different',
  'unknown',
  'wider',
  'converts',
  'added',
  'deployment',
  'unconverted',
  'equal',
] as const;

/** A rule before and after. */
export interface RuleChange {
  readonly outcome: Outcome;
  /** Of the newer side if there is one. */
  readonly title: string;
  readonly id?: string;
  readonly path: string;
  /** Only if the file was moved or renamed. */
  readonly previousPath?: string;
  /** What happened, besides the outcome; in a fixed order. */
  readonly events: readonly RuleEvent[];
  /** Why it is affected; at least one. */
  readonly causes: readonly Cause[];
  /** Absent for added rules. */
  readonly before?: RuleSide;
  /** Absent for removed rules. */
  readonly after?: RuleSide;
  /** How the queries relate; absent unless both sides have one. */
  readonly relation?: Relation;
  /** Why the relation is unknown, as a sentence. */
  readonly reason?: string;
  /** Events that show the difference, each verified by running both queries. */
  readonly witnesses: readonly Witness[];
  /** Why there is no witness although the queries differ, as a sentence. */
  readonly unwitnessed?: string;
  /** The query before and after, for people; empty if they have the same text or neither side has one. */
  readonly diff: readonly DiffLine[];
  /** The change in plain words, the biggest risk first. */
  readonly notes: readonly ChangeNote[];
  /** Findings of the conversion that are new, and those that are gone. */
  readonly findings: ChangedFindings;
}

/**
 * - `added`, `removed`, `changed` (the document or something that it depends on), `moved` (another file);
 * - `renamed`: another title; `id-changed`; `id-reused`: the id belonged to another rule before;
 * - `clash`: another rule of the newer side has the same id;
 * - `starts-converting`, `stops-converting`: it has a query, or has one no longer;
 * - `becomes-invalid`, `becomes-valid`: whether it is a correct Sigma rule.
 */
export type RuleEvent =
  | 'added'
  | 'removed'
  | 'changed'
  | 'moved'
  | 'renamed'
  | 'id-changed'
  | 'id-reused'
  | 'clash'
  | 'starts-converting'
  | 'stops-converting'
  | 'becomes-invalid'
  | 'becomes-valid';

/** Something that was changed and that the rule depends on. */
export interface Cause {
  readonly kind: CauseKind;
  /** The file; for `options`, what was chosen differently. */
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
}

/** The rule's own file, a rule that a correlation uses, or something that many rules depend on. */
export type CauseKind =
  'rule' | 'related-rule' | 'filter' | 'mapping' | 'placeholders' | 'settings' | 'options';

/** A rule on one side. */
export interface RuleSide {
  /** Where the document begins. */
  readonly place: Place;
  readonly title: string;
  readonly id?: string;
  readonly level?: string;
  readonly status?: string;
  readonly verdict: Verdict;
  /** The target family of the query. */
  readonly target?: string;
  /** Laid out for people; absent if it was not converted, or only serves a correlation. */
  readonly query?: string;
  /** Of the query, in characters. Analytics rules hold 10,000. */
  readonly length?: number;
  /** How many tests of the query find their rows through the term index, and how many read every row. */
  readonly cost?: { readonly index: number; readonly scan: number };
  /** The tables that the query reads, with the connectors that fill them. */
  readonly tables: readonly ReadTable[];
  /** What the analytics or detection rule would say; absent if the target's platform can't hold it. */
  readonly deployment?: Deployment;
}

/** A table that a query reads. */
export interface ReadTable {
  readonly table: string;
  /** Ids of connectors; empty if it can be filled by many. */
  readonly connectors: readonly string[];
  /** Sorted. */
  readonly columns: readonly string[];
}

/** A range of a file; lines and columns count from 1, columns in UTF-16 units, the end exclusive. */
export interface Place {
  readonly side: 'before' | 'after';
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One change in plain words. */
export interface ChangeNote {
  readonly code: ChangeCode;
  readonly risk: Risk;
  /** A sentence without its full stop. */
  readonly text: readonly Phrase[];
  /** The part of the rule that says so; of the older side if it is gone. */
  readonly place?: Place;
}

/** `high`: attacks may go unseen; `medium`: worth a look (more alerts, other deployment); `low`: for completeness. */
export type Risk = 'high' | 'medium' | 'low';

/** Words of the tool, or a text from a rule or query that is to be shown as it is. */
export type Phrase = string | { readonly code: string };

/** A note, or any text of phrases, without marks. */
export function plainText(phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => (typeof phrase === 'string' ? phrase : phrase.code)).join('');
}

/** Findings of one side that the other lacks. */
export interface ChangedFindings {
  readonly added: readonly ReviewFinding[];
  readonly gone: readonly ReviewFinding[];
}

/** A diagnostic as plain data. */
export interface ReviewFinding {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly effect?: Effect;
  readonly place: Place;
}
