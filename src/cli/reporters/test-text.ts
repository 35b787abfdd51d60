import { lineText, positionAt, printable, type Span } from '../../diagnostics/index.ts';
import type { ExplainedTest, RuleTest, TestedEvent } from '../../index.ts';

/** From this many untested rules on, their reasons are summed up. */
const manyRules = 10;

/** Of the events of one kind, at most so many are listed for a rule. */
const mostEvents = 10;

/**
 * A table with a line per rule, below each what went wrong and, if it was asked for, why; then a summary.
 *
 * ```text
 * status    found  missed  false  rule
 * failed      0/1       1      0  rules/a.yml: Lookup of example.com
 *     1 of 1 expected match missed
 *     missed events.json:3
 * ```
 */
export function formatTestsText(tests: readonly RuleTest[]): string {
  const tested = tests.filter(({ status }) => status !== 'untested');
  const untested = tests.filter(({ status }) => status === 'untested');
  const shown = untested.length > manyRules ? tested : tests;
  const lines = [
    ...(shown.length === 0 ? [] : ['status    found  missed  false  rule']),
    ...shown.flatMap(ruleLines),
    ...(untested.length > manyRules ? reasonLines(untested) : []),
    '',
    summaryOf(tests),
    ...(isPuzzling(tests) ? ['Run again with --explain to see which conditions hold for which events.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** `3 rules: 1 passed, 1 failed, 1 untested`. */
export function summaryOf(tests: readonly RuleTest[]): string {
  const count = (status: RuleTest['status']): number => tests.filter((test) => test.status === status).length;
  const rules = tests.length === 1 ? '1 rule' : `${tests.length} rules`;
  return `${rules}: ${count('passed')} passed, ${count('failed')} failed, ${count('untested')} untested`;
}

/** Whether something failed and nothing says why. */
function isPuzzling(tests: readonly RuleTest[]): boolean {
  return tests
    .filter(({ status }) => status === 'failed')
    .flatMap(({ missed, falsePositives }) => [...missed, ...falsePositives])
    .some(({ explanation }) => explanation.length === 0);
}

function ruleLines(test: RuleTest): readonly string[] {
  const { result, status, reason, expected, hits, found, missed, falsePositives, others } = test;
  const numbers =
    status === 'untested'
      ? ['-', '-', '-']
      : [`${hits}/${Math.max(expected, hits)}`, String(missed.length), String(falsePositives.length)];
  const [first = '', second = '', third = ''] = numbers;
  const title = result.title === undefined ? '' : `: ${printable(result.title)}`;
  return [
    `${status.padEnd(8)} ${first.padStart(6)} ${second.padStart(7)} ${third.padStart(6)}  ${printable(result.path)}${title}`,
    ...(reason === '' ? [] : [`    ${printable(reason)}`]),
    ...eventLines('missed', missed),
    ...eventLines('false positive', falsePositives),
    ...partialLines(found),
    ...(others.length === 0 ? [] : [`    also finds ${others.length} of the events of other rules`]),
    ...explanationLines([...missed, ...falsePositives, ...found]),
  ];
}

function eventLines(what: string, events: readonly TestedEvent[]): readonly string[] {
  const more = events.length - mostEvents;
  return [
    ...events.slice(0, mostEvents).map(({ event }) => `    ${what} ${placeOf(event.span)}`),
    ...(more > 0 ? [`    ${what}: ${more} more`] : []),
  ];
}

/** Rows of an event that the query doesn't find, although it finds the event in other rows. */
function partialLines(found: readonly TestedEvent[]): readonly string[] {
  return found
    .filter(({ unmatchedSources }) => unmatchedSources.length > 0)
    .slice(0, mostEvents)
    .map(
      ({ event, unmatchedSources }) =>
        `    found ${placeOf(event.span)}, but not in the rows of: ${unmatchedSources.join('; ')}`,
    );
}

function explanationLines(events: readonly TestedEvent[]): readonly string[] {
  return events.slice(0, mostEvents).flatMap(({ event, explanation }) => {
    const sources = new Map<string, string[]>();
    for (const { source, isMatch, tests } of explanation) {
      const why = [isMatch ? 'found' : 'not found', ...tests.flatMap(testLines)].join('\n');
      sources.set(why, [...(sources.get(why) ?? []), source]);
    }
    // Rows that came out alike are explained once.
    return [...sources].map(([why, rows]) => `    ${placeOf(event.span)} (${rows.join('; ')}): ${why}`);
  });
}

function testLines({ depth, label, clause, holds, span, mapping }: ExplainedTest): readonly string[] {
  const indent = '  '.repeat(depth + 3);
  const verdict = `${indent}${holds ? 'true ' : 'false'}`;
  if (clause === undefined) return [`${verdict} ${printable(label)}`];
  const { line } = positionAt(span.source, span.start);
  const said = lineText(span.source, line).trim().replace(/^- /, '');
  const from = mapping === undefined ? '' : `, ${printable(mapping.path)}:${mapping.line}`;
  const origin = label === 'log source' ? 'log source ' : '';
  return [
    `${verdict} ${origin}${printable(said)}  (${printable(span.source.path)}:${line}${from})`,
    `${indent}      ${printable(clause)}`,
  ];
}

function reasonLines(untested: readonly RuleTest[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reason } of untested) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const rows = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return [
    '',
    'untested, by reason:',
    ...rows.map(([reason, count]) => `${String(count).padStart(6)}  ${printable(reason)}`),
  ];
}

function placeOf({ source, start }: Span): string {
  return `${printable(source.path)}:${positionAt(source, start).line}`;
}
