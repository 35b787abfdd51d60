/**
 * The library: Sigma rules in, KQL out, without a file system.
 *
 * ```ts
 * const { converter, diagnostics } = await createConverter();
 * if (converter === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
 * const [result] = converter.convert({ path: 'rule.yml', text });
 * ```
 */
export {
  createConverter,
  type Converter,
  type ConverterOptions,
  type ConverterSetup,
  type WindowsEvents,
} from './converter/index.ts';
export type { AcceptedLoss } from './outcome/loss.ts';
export {
  checkMappings,
  describeMappings,
  tableNames,
  draftMapping,
  type DescriptionResult,
  type MappingDescription,
  type MappingDraft,
} from './describe.ts';
export type {
  FieldRow,
  Holding,
  LogsourceName,
  LogsourceRow,
  TableRow,
  TargetRow,
} from './holdings/index.ts';
export { checkSources, type Check } from './pipeline/check.ts';
export { parseSources, type ParsedDocument } from './pipeline/parse-sources.ts';
export { printIr, type Json } from './ir/print.ts';
export type * from './ir/correlation.ts';
export type * from './ir/expression.ts';
export type * from './ir/filter.ts';
export type * from './ir/rule.ts';
export type * from './ir/value.ts';
export type { PlaceholderContent, PlaceholderResolver } from './lower/index.ts';
export type { Conversion, RuleQuery, RuleResult, TableRead } from './pipeline/result.ts';
export type { UnusedMapping } from './pipeline/unused-mappings.ts';
export {
  exportNames,
  readEvents,
  readRegressionCase,
  type LogEvent,
  type PlainRecord,
  type RegressionCase,
  type RegressionTest,
  type WindowsEvent,
} from './events/index.ts';
export { testRules, type EventSet, type RuleTest, type TestedEvent } from './pipeline/rule-tests.ts';
export type { ExplainedTest, RowExplanation, Verifier } from './backend/verifier.ts';
export type * from './analyses/index.ts';
export { indexCorpus, type Corpus, type ExplainedSet } from './explain/index.ts';
export type * from './explain/explanation.ts';
export type { SourceLinks } from './pipeline/links.ts';
export type { RuleSubject, SubjectLogsource } from './pipeline/selection.ts';
export type { Artefact, QueryStyle, TemplateChoice, TestCost } from './backend/backend.ts';
export type { QueryMap, QueryPart, QueryRange } from './backend/source-map.ts';
export type { MappedCorrelation } from './ir/mapped-correlation.ts';
export type { MappedRule, MappingPlace, Origin } from './ir/mapped.ts';
export { codeFrame, catalogue, positionAt, printable } from './diagnostics/index.ts';
export type {
  CatalogueEntry,
  Diagnostic,
  DiagnosticCode,
  Effect,
  Position,
  RelatedPlace,
  Severity,
  Source,
  Span,
} from './diagnostics/index.ts';
export { verdicts, type Verdict } from './outcome/verdict.ts';
export { reviewSets, type ReviewedSet, type ReviewOptions } from './review-sets.ts';
export { changeCodes, outcomes, plainText } from './review/index.ts';
export type * from './review/index.ts';
export { sampleSettings } from './config/index.ts';
