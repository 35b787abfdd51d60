import type { QueryStyle, TemplateChoice } from '../backend/backend.ts';
import type { Source } from '../diagnostics/index.ts';
import type { PlaceholderResolver } from '../lower/index.ts';
import type { AcceptedLoss } from '../outcome/loss.ts';
import type { RuleSubject } from '../pipeline/selection.ts';

/**
 * Where a workspace keeps the events of Windows channels:
 * - `auto`, `event`: the Security channel in `SecurityEvent`, all others in `Event`;
 * - `windowsevent`: forwarded channels in `WindowsEvent`, the Security channel in `SecurityEvent`;
 * - `securityevent`: as `auto`, with process creation and registry changes from the Security channel
 *   (4688, 4657) instead of Sysmon.
 */
export type WindowsEvents = 'auto' | 'event' | 'windowsevent' | 'securityevent';

/** Choices of the user. Every one has a default. */
export interface ConverterOptions {
  /** Target families in order of preference; the first that can hold a rule wins. Default `asim`, `native`. */
  readonly targets: readonly string[];
  /** Which name of an ASIM parser the query uses: `imDns` or `_Im_Dns`. Default `workspace`, the former. */
  readonly asimParsers: 'workspace' | 'builtin';
  /** Default `pretty`. */
  readonly style: QueryStyle;
  /** Where Windows channels are collected. Default `auto`. */
  readonly windowsEvents: WindowsEvents;
  /** Shipped mapping presets, by name. */
  readonly presets: readonly string[];
  /** The user's mapping files, applied in order over the shipped mappings and the presets. */
  readonly mappings: readonly Source[];
  /** Sources of filter documents; filters among the rules themselves apply as well. */
  readonly filters: readonly Source[];
  /** What `%placeholders%` stand for; asked before the lists. */
  readonly placeholders?: PlaceholderResolver;
  /** Files of value lists by placeholder: YAML, JSON, or CSV by the extension of their path. */
  readonly placeholderLists: readonly Source[];
  /**
   * What becomes of a placeholder that nobody defined: `lookup` looks for a watchlist of its name, where
   * the target has watchlists, and warns; `refuse` refuses the rule. Default `lookup`.
   */
  readonly openPlaceholders: 'lookup' | 'refuse';
  /** Which differences between rule and query are acceptable. Default `any`: all, each with a warning. */
  readonly loss: AcceptedLoss;
  /**
   * Whether each query is bound by the official Kusto language service, an optional package; queries that
   * it rejects are withheld. Default: no, as it takes a second to load.
   */
  readonly validate: boolean;
  /**
   * Whether queries are rewritten so that they run faster, or are shorter where an analytics rule could
   * not hold them. They return the same rows. Default: no, so that a query reads like its rule.
   */
  readonly optimize: boolean;
  /** Whether each query comes with what its tests cost. Default: no. */
  readonly explainCost: boolean;
  /** Whether each query comes with a map from its clauses to lines of the rule and the mapping. Default: no. */
  readonly sourceMap: boolean;
  /** Name of a format of deployable rules, or a template; each result then has an artefact. Default: none. */
  readonly format?: string | TemplateChoice;
  /** The user's settings file for deployable rules. Default: none, which means the defaults of each setting. */
  readonly settings?: Source;
  /** Which rules get a result; the others can still be referred to. Without it, all of them. */
  readonly select?: (subject: RuleSubject) => boolean;
}

/** What is chosen where the user chooses nothing. */
export const defaults: ConverterOptions = {
  targets: ['asim', 'native'],
  asimParsers: 'workspace',
  style: 'pretty',
  windowsEvents: 'auto',
  presets: [],
  mappings: [],
  filters: [],
  placeholderLists: [],
  openPlaceholders: 'lookup',
  loss: 'any',
  validate: false,
  optimize: false,
  explainCost: false,
  sourceMap: false,
};
