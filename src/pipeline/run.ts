import { overridesFor } from '../config/index.ts';
import { Diagnostics, type Diagnostic } from '../diagnostics/index.ts';
import type { CorrelationRule, DetectionRule, MappedCorrelation, MappedRule } from '../ir/index.ts';
import { indexRules, type RuleDocument, type RuleIndex } from '../lower/index.ts';
import { applyCorrelation, applyFirst } from '../mapping/index.ts';
import { isAcceptable, reportLosses } from '../outcome/loss.ts';
import { failureOf } from '../outcome/verdict.ts';
import type { CorrelationDocument, SigmaDocument } from '../parse/index.ts';
import { reportLookups } from '../placeholders/index.ts';
import { emitRule, servesOnly } from './emit-rule.ts';
import { nameRule } from './name-rule.ts';
import { readSource, type ReadDocument, type ReadSource } from './read.ts';
import type { RuleResult } from './result.ts';
import { RuleSet } from './rule-set.ts';
import { plainLogsource, subjectOfSelection } from './selection.ts';
import { servingRules } from './serving-rules.ts';
import { noSettings, subjectOfSettings } from './settings-subject.ts';
import type { ConvertSetup } from './setup.ts';

/** One conversion of a set of documents: what they know of one another. */
export class ConversionRun {
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
      const verdict = failureOf(diagnostics.list);
      const findings = nameRule(diagnostics.list, document);
      return [{ ...subject, verdict, queries: [], diagnostics: findings, text: '' }];
    }
    const outcome = this.serving.has(document)
      ? servesOnly(document, mapped, diagnostics)
      : emitRule(document, mapped, position.index, this.#setup, diagnostics);
    return [{ ...subject, ...outcome }];
  }

  /** What is known only after every document was converted. */
  finish(): readonly Diagnostic[] {
    return [...this.#diagnostics.list, ...this.#rules.finish()];
  }

  /** Also of rules that are refused, because an override for them is no mistake. */
  #overridesOf(rule: DetectionRule | CorrelationRule | undefined): Pick<RuleResult, 'overrides'> {
    const { settings = noSettings } = this.#setup;
    if (rule === undefined || settings.overrides.length === 0) return {};
    return { overrides: overridesFor(settings, subjectOfSettings(rule)) };
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
}

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
