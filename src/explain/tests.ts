import type { Backend } from '../backend/backend.ts';
import { positionAt, type Diagnostic, type Span } from '../diagnostics/index.ts';
import {
  childrenOf,
  type Expression,
  type FieldTest,
  type KeywordTest,
  type MappedExpression,
  type MappedRule,
} from '../ir/index.ts';
import { columnsIn, partsOf } from './columns.ts';
import type { ExplainedClause, ExplainedFinding, ExplainedPlace, ConvertedTest } from './explanation.ts';
import { SpanIndex } from './span-index.ts';

/** Each test of a rule, in the order of the rule, with the clauses that it became. */
export function explainTests(
  mapped: MappedRule,
  findings: readonly Diagnostic[],
  clauseOf: Backend['clause'],
): readonly ConvertedTest[] {
  const placed = [...testsIn(mapped.rule.condition, '', false)];
  const spans = new SpanIndex(placed.map(({ test }) => test.span));
  const partsOfTest = partsBySpan(mapped.condition, spans);
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
    const parts = (own && partsOfTest.get(own)) ?? [];
    tests.set(key, {
      selection,
      sigma: sigmaOf(test.span),
      place: placeOf(test.span),
      negated,
      clauses: clausesOf(mapped, parts, clauseOf),
      losses: ((own && lossesOfTest.get(own)) ?? []).map(explainFinding),
    });
  }
  return [...tests.values()];
}

/** What the log source adds to the query. */
export function explainImplied(mapped: MappedRule, clauseOf: Backend['clause']): readonly ExplainedClause[] {
  return clausesOf(mapped, mapped.implied, clauseOf);
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
  const name = expression.kind === 'selection' ? expression.name : selection;
  const turned = expression.kind === 'not' ? !negated : negated;
  for (const child of childrenOf(expression)) yield* testsIn(child, name, turned);
}

/** For each test, the largest parts of a mapped condition that stem from its place in the rule. */
function partsBySpan(
  condition: MappedExpression,
  spans: SpanIndex,
): ReadonlyMap<Span, readonly MappedExpression[]> {
  const parts = new Map<Span, MappedExpression[]>();
  const visit = (part: MappedExpression, outer: Span | undefined): void => {
    const own = spans.around(part.origin.rule);
    if (own !== undefined && own !== outer) {
      const known = parts.get(own);
      if (known === undefined) parts.set(own, [part]);
      else known.push(part);
    }
    for (const inner of partsOf(part)) visit(inner, own ?? outer);
  };
  visit(condition, undefined);
  return parts;
}

/** Equal clauses come from tests that are used several times. */
function clausesOf(
  mapped: MappedRule,
  parts: readonly MappedExpression[],
  clauseOf: Backend['clause'],
): readonly ExplainedClause[] {
  const clauses = new Map<string, ExplainedClause>();
  for (const part of parts) {
    const kql = clauseOf(mapped, part);
    if (!clauses.has(kql)) clauses.set(kql, { kql, columns: columnsIn(part), mappings: mappingsOf(part) });
  }
  return [...clauses.values()];
}

function mappingsOf(expression: MappedExpression): readonly ExplainedPlace[] {
  const places = new Map<string, ExplainedPlace>();
  const visit = (part: MappedExpression): void => {
    const { mapping } = part.origin;
    if (mapping !== undefined)
      places.set(`${mapping.path}:${mapping.line}`, { path: mapping.path, line: mapping.line });
    for (const inner of partsOf(part)) visit(inner);
  };
  visit(expression);
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
