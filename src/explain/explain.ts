import {
  attackCoverageOf,
  authoredIn,
  eventCoverageOf,
  exclusionsOf,
  flatExclusions,
  indicatorsOf,
  neighboursOf,
  predicateTree,
  stagesOf,
  type Authored,
  type CorpusRule,
} from '../analyses/index.ts';
import type { Backend } from '../backend/backend.ts';
import { Diagnostics, type Source } from '../diagnostics/index.ts';
import type { DetectionRule, RuleMetadata } from '../ir/index.ts';
import { indexRules, type RuleDocument } from '../lower/index.ts';
import type { CorrelationDocument, DetectionDocument, Located } from '../parse/index.ts';
import { readSource } from '../pipeline/read.ts';
import type { Conversion, RuleResult } from '../pipeline/result.ts';
import { RuleSet } from '../pipeline/rule-set.ts';
import { servingRules } from '../pipeline/serving-rules.ts';
import type { Corpus } from './corpus.ts';
import { dataSourcesOf } from './data-sources.ts';
import type {
  ExplainedConversion,
  ExplainedCorpus,
  ExplainedDetection,
  ExplainedHeader,
  ExplainedLogsource,
  Explanation,
} from './explanation.ts';
import { explainFinding, explainImplied, explainTests } from './tests.ts';

/** What is needed besides the rules. */
export interface ExplainSetup {
  readonly backend: Pick<Backend, 'connectors'>;
  /** Filters that apply besides those among the sources; the same as in the conversion. */
  readonly filters: readonly Source[];
  readonly corpus?: Corpus;
}

/** Rules and what is to be said about them. */
export interface ExplainedSet {
  /** One per rule and correlation that could be read, in the order of the sources. */
  readonly explanations: readonly Explanation[];
  /** What the conversion came to, broken sources included. */
  readonly conversion: Conversion;
}

/** Explains the rules of a set, given its conversion with source maps. Never throws on account of the texts. */
export function explainSources(
  sources: readonly Source[],
  conversion: Conversion,
  setup: ExplainSetup,
): ExplainedSet {
  const read = sources.map(readSource);
  const documents = read.flatMap((each) => each.documents);
  const own = documents.map(({ document }) => document);
  const filters = setup.filters.flatMap((each) => readSource(each).documents);
  const context: Context = {
    rules: new RuleSet(documents, { placeholders: 'keep' }, filters),
    authored: authoredIn([...own, ...filters.map(({ document }) => document)]),
    serving: servingRules(own, indexRules(own)),
    setup,
  };
  const resultsByPath = groupByPath(conversion.results);
  const explanations = read.flatMap(({ source, documents: held }) => {
    const results = resultsByPath.get(source.path) ?? [];
    const rules = held.flatMap(({ document }) => (document.kind === 'filter' ? [] : [document]));
    return rules.flatMap((document, index) => {
      const result = results.find(({ position }) => position?.index === index);
      return result === undefined ? [] : [explainRule(document, result, context)];
    });
  });
  return { explanations, conversion };
}

function groupByPath(results: readonly RuleResult[]): ReadonlyMap<string, readonly RuleResult[]> {
  const groups = new Map<string, RuleResult[]>();
  for (const result of results) {
    const group = groups.get(result.path);
    if (group === undefined) groups.set(result.path, [result]);
    else group.push(result);
  }
  return groups;
}

/** What rules of a set have in common. */
interface Context {
  readonly rules: RuleSet;
  readonly authored: Authored;
  readonly serving: ReadonlyMap<RuleDocument, readonly CorrelationDocument[]>;
  readonly setup: ExplainSetup;
}

function explainRule(document: RuleDocument, result: RuleResult, context: Context): Explanation {
  const { metadata } = document;
  const rule = context.rules.lower(document, new Diagnostics());
  const isDetection = document.kind === 'detection' && rule?.kind === 'detection';
  return {
    header: headerOf(document),
    logsource: logsourceOf(document),
    attack: attackCoverageOf(metadata.tags.map(({ value }) => value)),
    falsePositives: metadata.falsePositives.map(({ value }) => value),
    references: metadata.references.map(({ value }) => value),
    ...(isDetection ? { detection: explainDetection(document, rule, context) } : {}),
    correlates: document.kind === 'correlation' ? document.correlation.rules.map(({ value }) => value) : [],
    serves: servesOf(document, result, context),
    conversion: explainConversion(result, context.setup),
  };
}

const servingCodes: ReadonlySet<string> = new Set(['rule-serves-correlation', 'rule-serves-nothing']);

/** The correlations that took the query of a rule over. */
function servesOf(
  document: RuleDocument,
  { queries, diagnostics }: RuleResult,
  { serving }: Context,
): readonly string[] {
  if (queries.length > 0 || !diagnostics.some(({ code }) => servingCodes.has(code))) return [];
  const correlations = serving.get(document) ?? [];
  return correlations.map(({ metadata, span }) => metadata.title?.value ?? span.source.path);
}

function explainDetection(
  document: DetectionDocument,
  rule: DetectionRule,
  { authored, setup: { corpus } }: Context,
): ExplainedDetection {
  const tree = predicateTree(rule.condition, authored);
  const subject: CorpusRule = { ...corpusSubject(rule.metadata, document), logsource: rule.logsource, tree };
  return {
    events: eventCoverageOf(rule.logsource, tree),
    stages: stagesOf(document),
    exclusions: exclusionsOf(tree),
    flatExclusions: flatExclusions(tree).map(({ field, test, value, flags }) => ({
      field,
      test,
      value,
      flags,
    })),
    indicators: indicatorsOf(tree, subject, corpus?.index),
    ...(corpus === undefined ? {} : { corpus: explainCorpus(subject, corpus) }),
  };
}

function corpusSubject(
  { id, title }: RuleMetadata,
  { span }: DetectionDocument,
): Pick<CorpusRule, 'title' | 'path' | 'id'> {
  return { title, path: span.source.path, ...(id === undefined ? {} : { id }) };
}

function explainCorpus(subject: CorpusRule, { name, index }: Corpus): ExplainedCorpus {
  return { name, rules: index.rules.length, neighbours: neighboursOf(subject, index) };
}

function explainConversion(
  { verdict, target, queries, mapped, diagnostics }: RuleResult,
  { backend }: ExplainSetup,
): ExplainedConversion {
  const [query] = queries;
  const rule = mapped?.kind === 'rule' ? mapped : undefined;
  const traced = query?.map && { text: query.kql, map: query.map };
  return {
    verdict,
    ...(target === undefined ? {} : { target }),
    ...(query === undefined ? {} : { query: query.kql }),
    dataSources: mapped === undefined ? [] : dataSourcesOf(mapped, backend.connectors),
    tests: rule === undefined || traced === undefined ? [] : explainTests(rule, diagnostics, traced),
    implied: rule === undefined || traced === undefined ? [] : explainImplied(rule, traced),
    findings: diagnostics.map(explainFinding),
  };
}

function headerOf({ metadata, span }: RuleDocument): ExplainedHeader {
  const { title, id, status, level, author, license, date, modified, description } = metadata;
  const attributes = values({ id, status, level, author, license, date, modified, description });
  return { title: title?.value ?? '', path: span.source.path, ...attributes };
}

function logsourceOf(document: RuleDocument): ExplainedLogsource {
  if (document.kind === 'correlation') return {};
  const { product, category, service, definition } = document.logsource;
  return values({ product, category, service, definition });
}

/** The texts of attributes, without those that are absent. */
function values<Name extends string>(
  attributes: Readonly<Record<Name, Located<string> | undefined>>,
): { readonly [name in Name]?: string } {
  const found: { [name in Name]?: string } = {};
  for (const name of Object.keys(attributes) as Name[]) {
    const value = attributes[name]?.value;
    if (value !== undefined) found[name] = value;
  }
  return found;
}
