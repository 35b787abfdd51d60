import { positionAt } from '../../diagnostics/index.ts';
import type { ExplainedTest, RuleTest, TestedEvent } from '../../index.ts';

/** The tests as one JSON document, ending with a line break. */
export function formatTestsJson(tests: readonly RuleTest[]): string {
  const summary = { rules: tests.length, passed: 0, failed: 0, untested: 0 };
  for (const { status } of tests) summary[status] += 1;
  return `${JSON.stringify({ version: 1, results: tests.map(testOf), summary }, null, 2)}\n`;
}

function testOf({ result, status, reason, expected, ...events }: RuleTest): object {
  return {
    path: result.path,
    id: result.id ?? null,
    title: result.title ?? null,
    verdict: result.verdict,
    target: result.target ?? null,
    table: result.queries[0]?.table ?? null,
    status,
    reason,
    expected,
    found: events.found.map(eventOf),
    missed: events.missed.map(eventOf),
    falsePositives: events.falsePositives.map(eventOf),
    eventsOfOtherRules: events.others.map(eventOf),
  };
}

function eventOf({ event: { span }, unmatchedSources, explanation }: TestedEvent): object {
  return {
    path: span.source.path,
    line: positionAt(span.source, span.start).line,
    unmatchedRows: unmatchedSources,
    ...(explanation.length === 0
      ? {}
      : {
          explanation: explanation.map(({ source, isMatch, tests }) => ({
            row: source,
            isMatch,
            tests: tests.map(explainedOf),
          })),
        }),
  };
}

function explainedOf({ depth, label, clause, holds, span, mapping }: ExplainedTest): object {
  const { line, column } = positionAt(span.source, span.start);
  const place = { path: span.source.path, line, column };
  return { depth, label, clause: clause ?? null, holds, rule: place, mapping: mapping ?? null };
}
