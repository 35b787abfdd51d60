import { kql } from '../backends/index.ts';
import { MissingPackageError } from './backend/missing-package.ts';
import type { Verifier } from './backend/verifier.ts';
import type { Comparison } from './comparison/index.ts';
import { decodeSettings, settingsFor } from './config/index.ts';
import { createConverter, openMappings, type ConverterOptions } from './converter/index.ts';
import { Diagnostics, type Diagnostic, type Source } from './diagnostics/index.ts';
import { declaredTables, type Mapping } from './mapping/index.ts';
import type { Conversion, RuleResult } from './pipeline/result.ts';
import { subjectOfSettings } from './pipeline/settings-subject.ts';
import { reverted, review, type Review, type ReviewChoices, type ReviewSide } from './review/index.ts';
import { mergeCatalogs } from './schema/index.ts';

/** The options of a conversion that a review can compare. */
export type ReviewOptions = Partial<
  Pick<
    ConverterOptions,
    | 'targets'
    | 'asimParsers'
    | 'windowsEvents'
    | 'presets'
    | 'mappings'
    | 'filters'
    | 'placeholderLists'
    | 'openPlaceholders'
    | 'loss'
    | 'optimize'
    | 'settings'
  >
>;

/** A set of rules in one of its states. */
export interface ReviewedSet {
  /** For people: a revision, a folder. */
  readonly name: string;
  /** The rules; each path once. */
  readonly sources: readonly Source[];
  /** Files that should hold rules and can't be read: why, at the path of each. Default: none. */
  readonly unreadable?: readonly Diagnostic[];
  /** What they are converted with. */
  readonly options?: ReviewOptions;
}

/**
 * Says what a change does to the queries of a set of rules: `before` and `after` may differ in their rules, mappings,
 * filters, placeholder lists, settings and targets. Only what the difference can touch is converted. Witness events
 * need the optional package `@kusto/language-service-next`; without it, the review says that there are none. A side
 * whose mappings, lists or settings can't be read has no queries, and the findings say why.
 */
export async function reviewSets(before: ReviewedSet, after: ReviewedSet): Promise<Review> {
  const [old, next] = [await openSide(sharing(before, after)), await openSide(after)];
  // The automata behind it are a third of the library.
  const { compare } = await import('./comparison/index.ts');
  const loadVerifier = once(() => loadVerifierFor([...old.mappings, ...next.mappings]));
  return review({
    before: old.side,
    after: next.side,
    without: async (cause) => {
      const options = reverted(before.options ?? {}, after.options ?? {}, cause);
      return (await openSide({ ...after, options })).side;
    },
    compare: async (one, other) => {
      const isSame =
        one.queries.map(({ kql: text }) => text).join() === other.queries.map(({ kql: text }) => text).join();
      const verifier = isSame ? undefined : await loadVerifier();
      try {
        return compare(one, other, verifier);
      } catch (error) {
        return failedComparison(error);
      }
    },
    connectors: kql.connectors,
  });
}

/** A mistake of our own costs one rule its proof, and not the whole review. */
function failedComparison(error: unknown): Comparison {
  const message = error instanceof Error ? error.message : String(error);
  const reason = `The comparison ended with an internal error: ${message}. Please report it with both versions of the rule.`;
  return { relation: 'unknown', reason, witnesses: [] };
}

interface OpenedSide {
  readonly side: ReviewSide;
  readonly mappings: readonly Mapping[];
}

/** What is the same on both sides is read once. */
function sharing(before: ReviewedSet, { sources }: ReviewedSet): ReviewedSet {
  const known = new Map(sources.map((source) => [source.path, source]));
  const shared = before.sources.map((source) => {
    const other = known.get(source.path);
    return other?.text === source.text ? other : source;
  });
  return { ...before, sources: shared };
}

async function openSide({ name, sources, unreadable = [], options = {} }: ReviewedSet): Promise<OpenedSide> {
  const { settings: source, ...rest } = options;
  const { converter, diagnostics } = await createConverter({ ...rest, explainCost: true });
  const found = new Diagnostics(diagnostics);
  const settings = source && decodeSettings(source, found);
  const isBroken = converter === undefined || found.hasErrors();
  const mappings = isBroken ? [] : ((await openMappings(options)).mappings ?? []);
  const deploy = await kql.loadDeployer(mappings);
  const convert = isBroken
    ? await refusingConverter(found.list)
    : (own: readonly Source[], context: readonly Source[]) => converter.convertAll(own, context);
  return {
    mappings,
    side: {
      name,
      sources,
      unreadable: new Map(unreadable.map((diagnostic) => [diagnostic.span.source.path, diagnostic])),
      choices: choicesOf(options),
      diagnostics: found.list,
      convert,
      deploymentOf: ({ mapped, verdict, diagnostics: findings, position }) =>
        mapped === undefined
          ? undefined
          : deploy({
              mapped,
              verdict,
              findings,
              style: 'pretty',
              emit: { optimize: options.optimize ?? false },
              settings: settingsFor(
                settings ?? { settings: {}, overrides: [] },
                subjectOfSettings(mapped.rule),
              ),
              position: position?.index ?? 0,
            }),
    },
  };
}

/** Converts nothing, and says of each rule that could be converted why. */
async function refusingConverter(reasons: readonly Diagnostic[]): Promise<ReviewSide['convert']> {
  const { converter } = await createConverter();
  const errors = reasons.filter(({ severity }) => severity === 'error');
  const refused = ({ mapped: _mapped, target: _target, ...result }: RuleResult): RuleResult => ({
    ...result,
    verdict: result.verdict === 'invalid' ? 'invalid' : 'refused',
    queries: [],
    diagnostics: [...result.diagnostics.filter((each) => isOfRule(each, result)), ...errors],
    text: '',
  });
  return (sources, context): Conversion => {
    const conversion = converter?.convertAll(sources, context) ?? { results: [], diagnostics: [], links: [] };
    return { ...conversion, results: conversion.results.map(refused) };
  };
}

/** Errors of a correct rule, and what its query loses, are about mappings that are not those of the user. */
function isOfRule({ severity, effect }: Diagnostic, { verdict }: RuleResult): boolean {
  return verdict === 'invalid' || (severity !== 'error' && effect === undefined);
}

function choicesOf(options: ReviewOptions): ReviewChoices {
  const { mappings = [], filters = [], placeholderLists = [], settings, ...others } = options;
  return {
    mappings,
    filters,
    placeholders: placeholderLists,
    ...(settings === undefined ? {} : { settings }),
    options: Object.fromEntries(
      Object.entries(others)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
    ),
  };
}

/** Undefined where the optional package is missing. */
async function loadVerifierFor(mappings: readonly Mapping[]): Promise<Verifier | undefined> {
  try {
    const catalog = mergeCatalogs(await kql.loadSchema(), declaredTables(mappings));
    return (await kql.loadVerifier(catalog)).trusting();
  } catch (error) {
    if (error instanceof MissingPackageError) return undefined;
    throw error;
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
