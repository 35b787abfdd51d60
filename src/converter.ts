import { kql } from '../backends/index.ts';
import type { Formatter, QueryStyle, TemplateChoice } from './backend/backend.ts';
import { decodeSettings, reportIdleSettings, reportUnusedOverrides } from './config/index.ts';
import { mergeCatalogs } from './schema/index.ts';
import type { Verifier } from './backend/verifier.ts';
import { convertSources } from './pipeline/convert.ts';
import type { ConvertSetup } from './pipeline/setup.ts';
import type { Corpus, ExplainedSet } from './explain/index.ts';
import type { AcceptedLoss } from './outcome/loss.ts';
import type { RuleSubject } from './pipeline/selection.ts';
import type { PlaceholderResolver } from './lower/index.ts';
import type { Conversion, RuleResult } from './pipeline/result.ts';
import { tagsOf } from './pipeline/tags.ts';
import { unusedMappings, type NamedMapping, type UnusedMapping } from './pipeline/unused-mappings.ts';
import {
  Diagnostics,
  quote,
  suggestion,
  type Diagnostic,
  type Source,
  type Span,
} from './diagnostics/index.ts';
import {
  declaredTables,
  decodeMapping,
  inWindowsEvent,
  mergeMappings,
  type Mapping,
} from './mapping/index.ts';
import { placeholderResolver, readPlaceholders, type PlaceholderLists } from './placeholders/index.ts';

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

/** A converter, or the findings that kept it from being made. */
export interface ConverterSetup {
  readonly converter?: Converter;
  /** About mapping files, presets, targets, placeholder files, and settings that have no effect. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Converts sources with choices that were made once. */
export interface Converter {
  /**
   * Converts a set of sources whose correlations and filters may refer to one another's rules.
   * Correlations may also refer to rules of `context`, which get no results of their own.
   */
  convertAll(sources: readonly Source[], context?: readonly Source[]): Conversion;
  /** One result per rule and correlation of the source, none for filters; never throws on account of its text. */
  convert(source: Source): readonly RuleResult[];
  /** What is to be said about the settings after all rules were converted: overrides that apply to none of them. */
  unusedOverrides(results: readonly RuleResult[]): readonly Diagnostic[];
  /** The mapping files and presets of the options that no query of the results goes back to. */
  unusedMappings(results: readonly RuleResult[]): readonly UnusedMapping[];
  /** Converts a set of sources and explains each of its rules, compared with those of a corpus. */
  explainAll(sources: readonly Source[], corpus?: Corpus): Promise<ExplainedSet>;
  /** The names of the placeholder lists that neither a source nor a filter mentions, without percent signs. */
  unusedPlaceholders(sources: readonly Source[]): readonly string[];
  /** The tags of all rules, in lower case. */
  tagsOf(sources: readonly Source[]): ReadonlySet<string>;
  /** Loads what runs queries offline. Rejects with an error whose message says what has to be installed for it. */
  loadVerifier(): Promise<Verifier>;
}

const defaults: ConverterOptions = {
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

/**
 * Loads the mappings that the options ask for and makes a converter of them. Rejects only if `validate` is
 * asked for and its package is not installed.
 */
export async function createConverter(options: Partial<ConverterOptions> = {}): Promise<ConverterSetup> {
  const chosen = { ...defaults, ...options };
  const diagnostics = new Diagnostics();
  const { mappings, named } = await loadMappings(chosen, diagnostics);
  const lists = chosen.placeholderLists.map((source) =>
    readPlaceholders(source, (expression) => kql.lookupMistake(expression), diagnostics),
  );
  const placeholders = resolverOf(chosen, lists);
  const settings = chosen.settings && decodeSettings(chosen.settings, diagnostics);
  const formatter = await loadFormatter(chosen.format, mappings, diagnostics);
  if (diagnostics.hasErrors()) return { diagnostics: diagnostics.list };
  if (settings !== undefined && formatter !== undefined) {
    const format = typeof chosen.format === 'string' ? chosen.format : 'template';
    const { lacks, lacksInNrt } = formatter;
    reportIdleSettings(settings, { format, lacks, lacksInNrt }, diagnostics);
  }
  const setup: ConvertSetup = {
    backend: kql,
    mappings,
    style: chosen.style,
    emit: { optimize: chosen.optimize, explainCost: chosen.explainCost, sourceMap: chosen.sourceMap },
    apply: { asimParsers: chosen.asimParsers },
    filters: chosen.filters,
    lower: { placeholders },
    loss: chosen.loss,
    tracesMappings: named.length > 0,
    ...(settings === undefined ? {} : { settings }),
    ...(formatter === undefined ? {} : { formatter }),
    ...(chosen.validate ? { validate: await kql.loadValidator(mappings) } : {}),
    ...(chosen.select === undefined ? {} : { select: chosen.select }),
  };
  const convertAll: Converter['convertAll'] = (sources, context) => convertSources(sources, setup, context);
  return {
    converter: {
      convertAll,
      unusedPlaceholders: (sources) => {
        const names = new Set(lists.flatMap((list) => [...list.keys()]));
        const texts = [...sources, ...chosen.filters].map(({ text }) => text);
        return [...names].filter((name) => !texts.some((text) => text.includes(`%${name}%`)));
      },
      convert: (source) => convertAll([source]).results,
      unusedOverrides: (results) => {
        const found = new Diagnostics();
        const used = new Set(results.flatMap(({ overrides = [] }) => overrides));
        if (settings !== undefined) reportUnusedOverrides(settings, used, found);
        return found.list;
      },
      unusedMappings: (results) => unusedMappings(named, chosen.targets, results),
      tagsOf,
      explainAll: async (sources, corpus) => {
        const { explainSources } = await import('./explain/index.ts');
        const traced = { ...setup, emit: { ...setup.emit, sourceMap: true } };
        return explainSources(sources, convertSources(sources, traced), {
          backend: kql,
          filters: chosen.filters,
          ...(corpus === undefined ? {} : { corpus }),
        });
      },
      loadVerifier: async () =>
        kql.loadVerifier(mergeCatalogs(await kql.loadSchema(), declaredTables(mappings))),
    },
    diagnostics: diagnostics.list,
  };
}

/** The mappings that the options ask for, without a converter; absent after an error. */
export async function openMappings(
  options: Partial<Pick<ConverterOptions, 'targets' | 'presets' | 'mappings'>>,
): Promise<{ readonly mappings?: readonly Mapping[]; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics = new Diagnostics();
  const { mappings } = await loadMappings({ ...defaults, ...options }, diagnostics);
  return diagnostics.hasErrors()
    ? { diagnostics: diagnostics.list }
    : { mappings, diagnostics: diagnostics.list };
}

/** The mappings of the targets, and what the user put into them. */
interface LoadedMappings {
  readonly mappings: readonly Mapping[];
  readonly named: readonly NamedMapping[];
}

/** Shipped mappings first, then presets, then the user's files, each over what is there already. */
async function loadMappings(options: ConverterOptions, diagnostics: Diagnostics): Promise<LoadedMappings> {
  const named: NamedMapping[] = [];
  const mappings = new Map<string, Mapping>();
  const put = (mapping: Mapping): void => {
    const base = mappings.get(mapping.target);
    mappings.set(mapping.target, base === undefined ? mapping : mergeMappings(base, mapping));
  };
  const shipped = await Promise.all([...new Set(options.targets)].map((target) => kql.loadMapping(target)));
  for (const mapping of shipped) if (mapping !== undefined) put(mapping);
  for (const name of presetsOf(options)) {
    const preset = await kql.loadPreset(name);
    if (preset === undefined) reportPreset(name, diagnostics);
    else put(preset);
    if (preset !== undefined && options.presets.includes(name)) named.push({ name, mapping: preset });
  }
  if (options.mappings.length > 0) {
    const schema = await kql.loadSchema();
    for (const source of options.mappings) {
      const mapping = decodeMapping(source, schema, diagnostics, (target) => mappings.get(target));
      if (mapping === undefined) continue;
      put(mapping);
      named.push({ name: source.path, mapping });
    }
  }
  for (const target of options.targets) if (!mappings.has(target)) reportTarget(target, diagnostics);
  const chosen = options.targets.flatMap((target) => mappings.get(target) ?? []);
  return { mappings: options.windowsEvents === 'windowsevent' ? chosen.map(inWindowsEvent) : chosen, named };
}

/** Only where its target is asked for, since a preset alone is no mapping. */
function presetsOf(options: ConverterOptions): readonly string[] {
  const usesSecurityEvent = options.windowsEvents === 'securityevent' && options.targets.includes('native');
  return usesSecurityEvent ? ['security-event', ...options.presets] : options.presets;
}

/** Lists are looked up by default only if one of the targets can. */
function resolverOf(options: ConverterOptions, lists: readonly PlaceholderLists[]): PlaceholderResolver {
  const { targets, placeholders, openPlaceholders } = options;
  const isUsable = openPlaceholders === 'lookup' && targets.some((name) => kql.lookupTargets.includes(name));
  return placeholderResolver({
    resolver: placeholders,
    lists,
    lookup: isUsable ? (name) => kql.placeholderLookup(name) : undefined,
  });
}

async function loadFormatter(
  format: ConverterOptions['format'],
  mappings: readonly Mapping[],
  diagnostics: Diagnostics,
): Promise<Formatter | undefined> {
  if (format === undefined) return undefined;
  const formatter = await kql.loadFormatter(format, mappings, diagnostics);
  if (formatter === undefined && typeof format === 'string') {
    const known = kql.formats.map((name) => `\`${name}\``).join(', ');
    diagnostics.report(
      'format-unknown',
      optionSpan(format),
      `There is no format ${quote(format)}; there are ${known}.`,
    );
  }
  return formatter;
}

function reportPreset(name: string, diagnostics: Diagnostics): void {
  const known = kql.presets.map((preset) => `\`${preset}\``).join(', ');
  diagnostics.report(
    'mapping-preset-unknown',
    optionSpan(name),
    `There is no mapping preset \`${name}\`; there are ${known}.${suggestion(name, kql.presets)}`,
  );
}

function reportTarget(target: string, diagnostics: Diagnostics): void {
  const known = kql.targets.map((name) => `\`${name}\``).join(', ');
  diagnostics.report(
    'target-unknown',
    optionSpan(target),
    `There is no target \`${target}\`; there are ${known}, and those of your mapping files.${suggestion(target, kql.targets)}`,
  );
}

/** The place of an option's value, so that it can be shown like any other finding. */
function optionSpan(text: string): Span {
  return { source: { path: '<options>', text }, start: 0, end: text.length };
}
