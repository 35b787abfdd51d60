import type { Backend, QueryStyle } from './backend.ts';
import { Diagnostics, type Diagnostic, type Source, type Span } from './diagnostics/index.ts';
import type { DetectionRule, MappedRule } from './ir/index.ts';
import { lowerDetection, type LowerOptions } from './lower/index.ts';
import { applyMapping, type ApplyOptions, type Mapping } from './mapping/index.ts';
import { parseDocuments, type SigmaDocument } from './parse/index.ts';
import { headerOf } from './render/header.ts';
import { failureOf, verdictOf, type Verdict } from './verdict.ts';

/** What the pipeline needs besides the text of a rule. All of it is decided once for many rules. */
export interface ConvertSetup {
  readonly backend: Backend;
  /** In order of preference: the first that can hold a rule wins. */
  readonly mappings: readonly Mapping[];
  readonly style: QueryStyle;
  readonly apply: ApplyOptions;
  readonly lower: LowerOptions;
}

/** What became of one document of a source. */
export interface RuleResult {
  /** The path of the source, as the caller named it. */
  readonly path: string;
  readonly id?: string;
  readonly title?: string;
  readonly verdict: Verdict;
  /** The target family that was chosen; absent if the rule was not converted. */
  readonly target?: string;
  readonly queries: readonly { readonly table: string; readonly kql: string }[];
  /** The findings about this document, in the order of the stages. */
  readonly diagnostics: readonly Diagnostic[];
  /** The queries for people, with a comment header; empty if the rule was not converted. */
  readonly text: string;
}

/**
 * The whole pipeline: text in, one result per document out, in the order of the text. A source that
 * holds no rule gives one `invalid` result. Pure, and never throws on account of the text.
 */
export function convertSource(source: Source, setup: ConvertSetup): readonly RuleResult[] {
  const parsing = new Diagnostics();
  const documents = parseDocuments(source, parsing);
  const elsewhere = parsing.list.filter(
    ({ span }) => !documents.some((document) => within(span, document.span)),
  );
  const isBroken = elsewhere.some(({ severity }) => severity === 'error') || documents.length === 0;
  const results = documents.map((document, index) => {
    const own = parsing.list.filter(({ span }) => within(span, document.span));
    return convertDocument(document, isBroken || index > 0 ? own : [...elsewhere, ...own], setup);
  });
  return isBroken
    ? [...results, { path: source.path, ...nothing('invalid'), diagnostics: elsewhere }]
    : results;
}

function convertDocument(
  document: SigmaDocument,
  found: readonly Diagnostic[],
  setup: ConvertSetup,
): RuleResult {
  const diagnostics = new Diagnostics(found);
  const subject = subjectOf(document);
  if (document.kind !== 'detection') {
    diagnostics.report(
      'document-unsupported',
      document.span,
      `A ${document.kind} document is not converted yet.`,
    );
    return { ...subject, ...nothing('refused'), diagnostics: diagnostics.list };
  }
  const rule = lowerDetection(document, diagnostics, setup.lower);
  if (rule === undefined) {
    return { ...subject, ...nothing(failureOf(diagnostics.list)), diagnostics: diagnostics.list };
  }
  const lowered = diagnostics.list.length;
  for (const mapping of setup.mappings) {
    const attempt = new Diagnostics(diagnostics.list.slice(0, lowered));
    const mapped = applyMapping(rule, mapping, setup.apply, attempt);
    if (mapped !== undefined) return { ...subject, ...emitted(mapped, attempt.list, setup) };
    diagnostics.add(attempt.list.slice(lowered));
  }
  return { ...subject, ...nothing('refused'), diagnostics: diagnostics.list };
}

function emitted(
  mapped: MappedRule,
  found: readonly Diagnostic[],
  setup: ConvertSetup,
): Omit<RuleResult, 'path'> {
  const query = setup.backend.emit(mapped, setup.style);
  const diagnostics = [...found, ...lengthFinding(mapped.rule, query.text)];
  const verdict = verdictOf(diagnostics);
  return {
    verdict,
    target: mapped.target,
    queries: [{ table: query.table, kql: query.text }],
    diagnostics,
    text: setup.backend.annotate(headerOf(mapped, verdict, diagnostics), query),
  };
}

/** Follows the limits of scheduled analytics rules in Microsoft Sentinel. */
const longestAnalyticsQuery = 10_000;

function lengthFinding(rule: DetectionRule, query: string): readonly Diagnostic[] {
  if (query.length <= longestAnalyticsQuery) return [];
  const diagnostics = new Diagnostics();
  const length = query.length.toLocaleString('en');
  diagnostics.report('query-too-long', rule.condition.span, `The query has ${length} characters.`);
  return diagnostics.list;
}

function nothing(verdict: 'refused' | 'invalid'): Pick<RuleResult, 'verdict' | 'queries' | 'text'> {
  return { verdict, queries: [], text: '' };
}

function subjectOf({ metadata, span }: SigmaDocument): Pick<RuleResult, 'path' | 'id' | 'title'> {
  return {
    path: span.source.path,
    ...(metadata.id === undefined ? {} : { id: metadata.id.value }),
    ...(metadata.title === undefined ? {} : { title: metadata.title.value }),
  };
}

function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
