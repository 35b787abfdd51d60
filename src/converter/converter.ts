import { kql } from '../../backends/index.ts';
import type { Verifier } from '../backend/verifier.ts';
import { decodeSettings, reportIdleSettings, reportUnusedOverrides } from '../config/index.ts';
import { Diagnostics, type Diagnostic, type Source } from '../diagnostics/index.ts';
import type { Corpus, ExplainedSet } from '../explain/index.ts';
import type { PlaceholderResolver } from '../lower/index.ts';
import { declaredTables } from '../mapping/index.ts';
import { convertSources } from '../pipeline/convert.ts';
import type { Conversion, RuleResult } from '../pipeline/result.ts';
import type { ConvertSetup } from '../pipeline/setup.ts';
import { tagsOf } from '../pipeline/tags.ts';
import { unusedMappings, type UnusedMapping } from '../pipeline/unused-mappings.ts';
import { placeholderResolver, readPlaceholders, type PlaceholderLists } from '../placeholders/index.ts';
import { mergeCatalogs } from '../schema/index.ts';
import { loadFormatter } from './formatter.ts';
import { loadMappings } from './mappings.ts';
import { defaults, type ConverterOptions } from './options.ts';

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
        const { explainSources } = await import('../explain/index.ts');
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
