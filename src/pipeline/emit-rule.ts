import type { EmittedQuery } from '../backend/backend.ts';
import { longestAnalyticsQuery } from '../backend/query-limits.ts';
import { settingsFor } from '../config/index.ts';
import { thousands, type Diagnostics } from '../diagnostics/index.ts';
import type { MappedCorrelation, MappedRule } from '../ir/index.ts';
import type { RuleDocument } from '../lower/index.ts';
import { verdictOf } from '../outcome/verdict.ts';
import { headerOf } from '../render/header.ts';
import { reportFindings } from './query-findings.ts';
import { filtersOf, mappingsOf, readsOf } from './query-sources.ts';
import type { RuleQuery, RuleResult } from './result.ts';
import { noSettings, subjectOfSettings } from './settings-subject.ts';
import type { ConvertSetup } from './setup.ts';

/** What a result says of the query, apart from what it says of the rule. */
type Emission = Omit<RuleResult, 'path'>;

/** The result of a mapped rule or correlation: its query and, if a format was asked for, what deploys it. */
export function emitRule(
  document: RuleDocument,
  mapped: MappedRule | MappedCorrelation,
  position: number,
  setup: ConvertSetup,
  diagnostics: Diagnostics,
): Emission {
  const { backend, style, emit, formatter, tracesMappings } = setup;
  const target = targetOf(mapped);
  const query = backend.emit(mapped, style, emit);
  if (query.text.length > longestAnalyticsQuery && formatter?.limitsQueries !== true) {
    const length = thousands(query.text.length);
    diagnostics.report('query-too-long', document.span, `The query has ${length} characters.`);
  }
  validate(query, mapped, setup, diagnostics);
  const artefacts = artefactsOf(mapped, position, setup, diagnostics);
  if (diagnostics.hasErrors()) {
    return { verdict: 'refused', queries: [], diagnostics: diagnostics.list, text: '' };
  }
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

/** The result of a rule that correlations use instead of its own query. */
export function servesOnly(
  document: RuleDocument,
  mapped: MappedRule | MappedCorrelation,
  diagnostics: Diagnostics,
): Emission {
  const message = 'A correlation uses this rule, so it gets no query of its own.';
  diagnostics.report('rule-serves-correlation', document.span, message);
  return {
    verdict: verdictOf(diagnostics.list),
    target: targetOf(mapped),
    queries: [],
    diagnostics: diagnostics.list,
    text: '',
  };
}

function validate(
  query: EmittedQuery,
  mapped: MappedRule | MappedCorrelation,
  setup: ConvertSetup,
  diagnostics: Diagnostics,
): void {
  const findings = setup.validate?.(query.text, targetOf(mapped)) ?? [];
  if (findings.length === 0) return;
  // Few queries have any, and only they need a map.
  const { text, map = [] } = setup.backend.emit(mapped, setup.style, { ...setup.emit, sourceMap: true });
  reportFindings(mapped, { text, map }, findings, diagnostics);
}

/** The rule in the format that was asked for; nothing after reporting that it can't hold the rule. */
function artefactsOf(
  mapped: MappedRule | MappedCorrelation,
  position: number,
  { formatter, settings = noSettings, style, emit = {} }: ConvertSetup,
  diagnostics: Diagnostics,
): Pick<RuleResult, 'artefacts'> {
  if (formatter === undefined) return {};
  const findings = [...diagnostics.list];
  const request = {
    mapped,
    verdict: verdictOf(findings),
    findings,
    style,
    emit,
    settings: settingsFor(settings, subjectOfSettings(mapped.rule)),
    position,
  };
  const artefacts = formatter.render(request, diagnostics);
  return artefacts.length === 0 ? {} : { artefacts };
}

function targetOf(mapped: MappedRule | MappedCorrelation): string {
  return mapped.kind === 'rule' ? mapped.target : mapped.targets.join('+');
}

function queryOf({ table, text, cost, map }: EmittedQuery): RuleQuery {
  return { table, kql: text, ...(cost && { cost }), ...(map && { map }) };
}
