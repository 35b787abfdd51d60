import type {
  Backend,
  EmitOptions,
  EmittedQuery,
  Formatter,
  QueryStyle,
  QueryValidator,
} from '../backend/backend.ts';
import { longestAnalyticsQuery } from '../backend/query-limits.ts';
import { overridesFor, settingsFor, type Settings } from '../config/index.ts';
import { Diagnostics, thousands, type Diagnostic, type Source } from '../diagnostics/index.ts';
import type { CorrelationRule, DetectionRule, MappedCorrelation, MappedRule } from '../ir/index.ts';
import { indexRules, type LowerOptions, type RuleDocument, type RuleIndex } from '../lower/index.ts';
import { applyCorrelation, applyFirst, type ApplyOptions, type Mapping } from '../mapping/index.ts';
import type { CorrelationDocument, SigmaDocument } from '../parse/index.ts';
import { reportFindings } from './query-findings.ts';
import { readSource, type ReadDocument, type ReadSource } from './read.ts';
import { isAcceptable, reportLosses, type AcceptedLoss } from '../outcome/loss.ts';
import { reportLookups } from '../placeholders/index.ts';
import { linksOf } from './links.ts';
import { nameRule } from './name-rule.ts';
import { headerOf } from '../render/header.ts';
import { filtersOf, mappingsOf, readsOf } from './query-sources.ts';
import type { Conversion, RuleQuery, RuleResult } from './result.ts';
import { RuleSet } from './rule-set.ts';
import { servingRules } from './serving-rules.ts';
import { plainLogsource, subjectOfSelection, type RuleSubject } from './selection.ts';
import { subjectOfSettings } from './settings-subject.ts';
import { withoutUnserved } from './unserved.ts';
import { failureOf, verdictOf } from '../outcome/verdict.ts';

/** What the pipeline needs besides the text of rules. All of it is decided once for many rules. */
export interface ConvertSetup {
  readonly backend: Backend;
  /** In order of preference: the first that can hold a rule wins. */
  readonly mappings: readonly Mapping[];
  /** Sources of filter documents that apply besides those among the rules. */
  readonly filters: readonly Source[];
  readonly style: QueryStyle;
  readonly emit?: Partial<EmitOptions>;
  readonly apply: ApplyOptions;
  readonly lower: LowerOptions;
  readonly loss: AcceptedLoss;
  /** What writes rules down in the format that was asked for, by the settings for each of them. */
  readonly formatter?: Formatter;
  readonly settings?: Settings;
  /** Whether results name the mapping files that decided their queries; looking for them takes a while. */
  readonly tracesMappings?: boolean;
  /** Looks at each query; a query with an error is withheld. */
  readonly validate?: QueryValidator;
  /** Which rules get a result. The others can still be referred to. Without it, all. */
  readonly select?: (subject: RuleSubject) => boolean;
}

/**
 * The whole pipeline over a set of sources. Correlations and filters refer to rules of the whole set;
 * correlations also to those of `context`, sources that get no results of their own and whose filters do
 * not count. Pure, and never throws on account of the texts; no source keeps another from being converted.
 */
export function convertSources(
  sources: readonly Source[],
  setup: ConvertSetup,
  context: readonly Source[] = [],
): Conversion {
  const read = sources.map(readSource);
  const run = new Run(
    setup,
    read.flatMap(({ documents }) => documents),
    context
      .flatMap((source) => readSource(source).documents)
      .filter(({ document }) => document.kind !== 'filter'),
  );
  const converted = withoutUnserved(new Map(read.flatMap((each) => convertSource(each, run))), run.serving);
  const results = read.flatMap((each) => [
    ...each.documents.flatMap(({ document }) => converted.get(document) ?? []),
    ...(each.isBroken
      ? [{ path: each.source.path, ...nothing('invalid'), diagnostics: each.elsewhere }]
      : []),
  ]);
  return { results, diagnostics: run.finish(), links: read.map(linksOf) };
}

/** Counts the rules of a source before any is left out, so that no selection changes a position. */
function convertSource(
  { documents }: ReadSource,
  run: Run,
): readonly (readonly [SigmaDocument, RuleResult])[] {
  const rules = documents.filter(({ document }) => document.kind !== 'filter');
  return rules.flatMap((read, index) =>
    run.convert(read, { index, count: rules.length }).map((result) => [read.document, result] as const),
  );
}

/** One conversion of a set of documents: what they know of one another. */
class Run {
  readonly #setup: ConvertSetup;
  readonly #rules: RuleSet;
  /** The rules and correlations that get a result. */
  readonly #selected: ReadonlySet<SigmaDocument>;
  /** The rules that selected correlations use instead of their own queries. */
  readonly serving: ReadonlyMap<RuleDocument, readonly CorrelationDocument[]>;
  readonly #diagnostics = new Diagnostics();

  constructor(setup: ConvertSetup, own: readonly ReadDocument[], context: readonly ReadDocument[]) {
    this.#setup = setup;
    const documents = [...own, ...context];
    const index = indexRules(documents.map(({ document }) => document));
    this.#selected = selectedDocuments(own, index, setup);
    this.serving = servingRules(this.#selected, index);
    const extra = setup.filters.map(readSource);
    for (const { elsewhere } of extra) this.#diagnostics.add(elsewhere);
    reportWithoutFilter(extra, this.#diagnostics);
    const filters = extra.flatMap((source) => source.documents);
    this.#rules = new RuleSet(documents, setup.lower, filters);
  }

  /** The result of a rule or correlation; filters have none. */
  convert(
    { document, diagnostics: found }: ReadDocument,
    position: NonNullable<RuleResult['position']>,
  ): readonly RuleResult[] {
    if (document.kind === 'filter') return [];
    const diagnostics = new Diagnostics(found);
    // Also without a result, because whether a filter is in use depends on every rule.
    const rule = this.#rules.lower(document, diagnostics);
    if (!this.#selected.has(document)) return [];
    const subject = { ...subjectOf(document), position, ...this.#overridesOf(rule) };
    const mapped = rule && this.#map(rule, diagnostics);
    if (mapped === undefined) {
      return [
        {
          ...subject,
          ...nothing(failureOf(diagnostics.list)),
          diagnostics: nameRule(diagnostics.list, document),
        },
      ];
    }
    return [{ ...subject, ...this.#emit(document, mapped, position.index, diagnostics) }];
  }

  /** Also of rules that are refused, because an override for them is no mistake. */
  #overridesOf(rule: DetectionRule | CorrelationRule | undefined): Pick<RuleResult, 'overrides'> {
    const { settings = noSettings } = this.#setup;
    if (rule === undefined || settings.overrides.length === 0) return {};
    return { overrides: overridesFor(settings, subjectOfSettings(rule)) };
  }

  /** What is known only after every document was converted. */
  finish(): readonly Diagnostic[] {
    return [...this.#diagnostics.list, ...this.#rules.finish()];
  }

  #map(
    rule: DetectionRule | CorrelationRule,
    diagnostics: Diagnostics,
  ): MappedRule | MappedCorrelation | undefined {
    const { mappings, apply, backend, loss } = this.#setup;
    const usable = reportLookups(rule, diagnostics)
      ? mappings.filter(({ target }) => backend.lookupTargets.includes(target))
      : mappings;
    const accepts = (findings: readonly Diagnostic[]): boolean => isAcceptable(findings, loss);
    const options = { ...apply, accepts };
    const mapped =
      rule.kind === 'correlation'
        ? applyCorrelation(rule, usable, options, diagnostics)
        : applyFirst(rule, usable, options, diagnostics)?.mapped;
    return reportLosses(rule.span, loss, diagnostics) ? undefined : mapped;
  }

  #emit(
    document: RuleDocument,
    mapped: MappedRule | MappedCorrelation,
    position: number,
    diagnostics: Diagnostics,
  ): Omit<RuleResult, 'path'> {
    const target = mapped.kind === 'rule' ? mapped.target : mapped.targets.join('+');
    if (this.serving.has(document)) {
      diagnostics.report(
        'rule-serves-correlation',
        document.span,
        'A correlation uses this rule, so it gets no query of its own.',
      );
      return {
        verdict: verdictOf(diagnostics.list),
        target,
        queries: [],
        diagnostics: diagnostics.list,
        text: '',
      };
    }
    const { backend, style, emit, formatter, tracesMappings } = this.#setup;
    const query = backend.emit(mapped, style, emit);
    if (query.text.length > longestAnalyticsQuery && formatter?.limitsQueries !== true) {
      const length = thousands(query.text.length);
      diagnostics.report('query-too-long', document.span, `The query has ${length} characters.`);
    }
    const findings = this.#setup.validate?.(query.text, target) ?? [];
    if (findings.length > 0) {
      // Few queries have any, and only they need a map.
      const { text, map = [] } = backend.emit(mapped, style, { ...emit, sourceMap: true });
      reportFindings(mapped, { text, map }, findings, diagnostics);
    }
    const artefacts = this.#artefacts(mapped, position, diagnostics);
    if (diagnostics.hasErrors()) return { ...nothing('refused'), diagnostics: diagnostics.list };
    const verdict = verdictOf(diagnostics.list);
    const { metadata, span } = mapped.rule;
    const header = headerOf({
      metadata,
      span,
      filters: filtersOf(mapped),
      target,
      verdict,
      diagnostics: diagnostics.list,
    });
    return {
      verdict,
      target,
      queries: [queryOf(query)],
      reads: readsOf(mapped),
      ...(tracesMappings === true ? { mappings: mappingsOf(mapped) } : {}),
      mapped,
      ...artefacts,
      diagnostics: diagnostics.list,
      text: backend.annotate(header, query),
    };
  }

  /** The rule in the format that was asked for; nothing after reporting that it can't hold the rule. */
  #artefacts(
    mapped: MappedRule | MappedCorrelation,
    position: number,
    diagnostics: Diagnostics,
  ): Pick<RuleResult, 'artefacts'> {
    const { formatter, settings, style, emit = {} } = this.#setup;
    if (formatter === undefined) return {};
    const findings = [...diagnostics.list];
    const request = {
      mapped,
      verdict: verdictOf(findings),
      findings,
      style,
      emit,
      settings: settingsFor(settings ?? noSettings, subjectOfSettings(mapped.rule)),
      position,
    };
    const artefacts = formatter.render(request, diagnostics);
    return artefacts.length === 0 ? {} : { artefacts };
  }
}

function queryOf({ table, text, cost, map }: EmittedQuery): RuleQuery {
  return { table, kql: text, ...(cost && { cost }), ...(map && { map }) };
}

/** Leaves every setting at its default. */
const noSettings: Settings = { settings: {}, overrides: [] };

/** Reports sources of filters that hold none; what is broken is reported already. */
function reportWithoutFilter(sources: readonly ReadSource[], diagnostics: Diagnostics): void {
  for (const { source, documents, isBroken } of sources) {
    if (isBroken || documents.some(({ document }) => document.kind === 'filter')) continue;
    const start = { source, start: 0, end: 0 };
    diagnostics.report('filter-unused', start, 'This file holds no filter, so nothing of it applies.');
  }
}

function selectedDocuments(
  own: readonly ReadDocument[],
  index: RuleIndex,
  { select }: ConvertSetup,
): ReadonlySet<SigmaDocument> {
  const documents = own.map(({ document }) => document);
  if (select === undefined) return new Set(documents);
  return new Set(
    documents.filter((each) => each.kind !== 'filter' && select(subjectOfSelection(each, index))),
  );
}

function nothing(verdict: 'refused' | 'invalid'): Pick<RuleResult, 'verdict' | 'queries' | 'text'> {
  return { verdict, queries: [], text: '' };
}

function subjectOf(
  document: RuleDocument,
): Pick<RuleResult, 'path' | 'id' | 'title' | 'logsource' | 'place'> {
  const { metadata, span } = document;
  const { start, end } = (metadata.id ?? metadata.title ?? document).span;
  return {
    path: span.source.path,
    place: { start, end },
    ...(document.kind === 'detection' ? { logsource: plainLogsource(document.logsource) } : {}),
    ...(metadata.id === undefined ? {} : { id: metadata.id.value }),
    ...(metadata.title === undefined ? {} : { title: metadata.title.value }),
  };
}
