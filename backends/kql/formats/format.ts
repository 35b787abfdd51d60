import type { EmitOptions, QueryStyle } from '../../../src/backend/backend.ts';
import type { RuleSettings } from '../../../src/config/index.ts';
import type { Diagnostic, Diagnostics } from '../../../src/diagnostics/index.ts';
import type { MappedCorrelation, MappedRule } from '../../../src/ir/index.ts';
import type { SchemaCatalog } from '../../../src/schema/index.ts';
import type { Verdict } from '../../../src/outcome/verdict.ts';

/** A converted rule, and what the user settled for it. */
export interface FormatInput {
  readonly mapped: MappedRule | MappedCorrelation;
  readonly verdict: Verdict;
  /** The findings of the conversion. */
  readonly findings: readonly Diagnostic[];
  readonly style: QueryStyle;
  /** What the query is to be besides right; nothing if absent. */
  readonly emit?: Partial<EmitOptions>;
  readonly settings: RuleSettings;
  readonly catalogs: FormatCatalogs;
  /** Position of the document in its file, counted from 0; tells rules without an id apart. */
  readonly position?: number;
  /** Which of several rules this is that stand for one whose query is too long; absent for a whole rule. */
  readonly part?: RulePart;
}

/** One of the rules that stand for one. */
export interface RulePart {
  /** Counted from 1. */
  readonly number: number;
  readonly count: number;
}

/** Every table that a query may name, with its columns, by the place where queries run. */
export interface FormatCatalogs {
  /** Tables of a Log Analytics workspace, ASIM parsers, and what the user's mappings declare. */
  readonly sentinel: SchemaCatalog;
  /** Tables of advanced hunting in Defender XDR, and what the user's mappings declare. */
  readonly hunting: SchemaCatalog;
}

/** Rewrites the text of a query without changing its meaning. */
export type Spelling = (text: string) => string;

/** A way to write a rule down. */
export interface Format {
  /** Of the file, with its dot: `.yaml`. */
  readonly extension: string;
  /** One line for help texts. */
  readonly summary: string;
  /** Whether the service takes two rules with one id for one. */
  readonly hasIds?: true;
  /** The settings that the format can't say; absent for formats that say all of them, and for documents about rules. */
  readonly lacks?: readonly (keyof RuleSettings)[];
  /** Those that it can't say of rules in near real time, besides. */
  readonly lacksInNrt?: readonly (keyof RuleSettings)[];
  /** How queries are spelled where their length is limited; absent where it is not. */
  readonly spelling?: Spelling;
  /**
   * The text of the file, ending in a line break. Pure. Returns undefined after reporting at least one
   * error, where the format can't hold the rule.
   */
  render(input: FormatInput, diagnostics: Diagnostics): string | undefined;
}
