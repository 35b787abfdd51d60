import { clausesFrom, type QueryMap, type QueryRange, type TracedQuery } from '../backend/source-map.ts';
import { positionAt, type Diagnostic, type Source, type Span } from '../diagnostics/index.ts';
import {
  childrenOf,
  selectionLabel,
  type Expression,
  type FieldTest,
  type KeywordTest,
  type MappedRule,
  type Origin,
} from '../ir/index.ts';
import type { ExplainedClause, ExplainedFinding, ExplainedPlace, ConvertedTest } from './explanation.ts';
import { SpanIndex } from './span-index.ts';

/** Each test of a rule, in the order of the rule, with the clauses that it became. */
export function explainTests(
  mapped: MappedRule,
  findings: readonly Diagnostic[],
  query: TracedQuery,
): readonly ConvertedTest[] {
  const placed = [...testsIn(mapped.rule.condition, '', false)];
  const spans = new SpanIndex(placed.map(({ test }) => test.span));
  const source = sourceOf(query);
  const rangesOfTest = rangesBySpan(query, spans);
  const lossesOfTest = spans.group(
    findings.filter(({ effect }) => effect !== undefined),
    ({ span }) => span,
  );
  const tests = new Map<string, ConvertedTest>();
  for (const { test, selection, negated } of placed) {
    // A search identifier can be used several times.
    const key = `${test.span.source.path} ${test.span.start} ${negated}`;
    if (tests.has(key)) continue;
    const own = spans.around(test.span);
    const map = (own && rangesOfTest.get(own)) ?? [];
    tests.set(key, {
      selection,
      sigma: sigmaOf(test.span),
      place: placeOf(test.span),
      negated,
      clauses: clausesOf({ text: query.text, map }, source, (origin) => testAround(origin, spans) === own),
      losses: ((own && lossesOfTest.get(own)) ?? []).map(explainFinding),
    });
  }
  return [...tests.values()];
}

/** What the log source adds to the query. */
export function explainImplied({ rule }: MappedRule, query: TracedQuery): readonly ExplainedClause[] {
  const place = rule.logsource.span;
  return clausesOf(
    query,
    sourceOf(query),
    (origin) => origin.rule.source === place.source && origin.rule.start === place.start,
  );
}

/** A finding as plain data. */
export function explainFinding({ code, severity, message, effect, span }: Diagnostic): ExplainedFinding {
  return { code, severity, message, ...(effect === undefined ? {} : { effect }), place: placeOf(span) };
}

interface PlacedTest {
  readonly test: FieldTest | KeywordTest;
  readonly selection: string;
  readonly negated: boolean;
}

function* testsIn(expression: Expression, selection: string, negated: boolean): Generator<PlacedTest> {
  if (expression.kind === 'field' || expression.kind === 'keyword')
    yield { test: expression, selection, negated };
  const name = expression.kind === 'selection' ? selectionLabel(expression) : selection;
  const turned = expression.kind === 'not' ? !negated : negated;
  for (const child of childrenOf(expression)) yield* testsIn(child, name, turned);
}

/** For each test, the ranges of the query that stem from it. */
function rangesBySpan({ map }: TracedQuery, spans: SpanIndex): ReadonlyMap<Span, QueryMap> {
  const ranges = new Map<Span, QueryRange[]>();
  for (const range of map) {
    const tests = new Set(range.origins.map((origin) => testAround(origin, spans)));
    for (const test of tests) {
      if (test === undefined) continue;
      const known = ranges.get(test);
      if (known === undefined) ranges.set(test, [range]);
      else known.push(range);
    }
  }
  return ranges;
}

function testAround({ rule, test = rule }: Origin, spans: SpanIndex): Span | undefined {
  return spans.around(test);
}

/** Where its lines start is found once for each of these. */
function sourceOf({ text }: TracedQuery): Source {
  return { path: '', text };
}

/** Equal clauses come from tests that are used several times. */
function clausesOf(
  query: TracedQuery,
  source: Source,
  isPart: (origin: Origin) => boolean,
): readonly ExplainedClause[] {
  const clauses = new Map<string, ExplainedClause>();
  for (const { text: kql, start, end, columns, origins } of clausesFrom(query, isPart)) {
    if (clauses.has(kql)) continue;
    const lines = { first: positionAt(source, start).line, last: positionAt(source, end).line };
    clauses.set(kql, { kql, lines, columns, mappings: mappingsOf(origins.filter(isPart)) });
  }
  return [...clauses.values()];
}

function mappingsOf(origins: readonly Origin[]): readonly ExplainedPlace[] {
  const places = new Map<string, ExplainedPlace>();
  for (const { mapping } of origins) {
    if (mapping === undefined) continue;
    const { path, line } = mapping;
    places.set(`${path}:${line}`, { path, line });
  }
  return [...places.values()];
}

const mostLines = 4;

/** The text of a field item without comments; long lists are cut. */
function sigmaOf({ source, start, end }: Span): string {
  const lines = source.text
    .slice(start, end)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const rest = lines.length - mostLines;
  const shown = rest > 0 ? [...lines.slice(0, mostLines), `… ${rest} more`] : lines;
  return shown.join('\n');
}

function placeOf({ source, start }: Span): ExplainedPlace {
  return { path: source.path, line: positionAt(source, start).line };
}
