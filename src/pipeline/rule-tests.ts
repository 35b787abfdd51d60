import type { LogEvent } from '../events/index.ts';
import type { RuleResult } from './result.ts';
import {
  decisiveRows,
  UnrunnableQuery,
  type RowExplanation,
  type RunnableQuery,
  type Verifier,
} from '../backend/verifier.ts';

/** Events that belong together, and what is known about them. */
export interface EventSet {
  /** How the set is named in reports, usually its file. */
  readonly name: string;
  /** `expected`: the named rules match; `benign`: no rule matches; `samples`: nothing is known. */
  readonly kind: 'expected' | 'benign' | 'samples';
  /** Ids of rules, for `expected`. */
  readonly ruleIds: readonly string[];
  /** How many of the events the rules match; at least one if absent. */
  readonly matchCount?: number;
  readonly events: readonly LogEvent[];
}

/** An event and what a query made of it. */
export interface TestedEvent {
  readonly event: LogEvent;
  readonly isMatch: boolean;
  /** The makers of rows that the query doesn't find although it finds the event in others. */
  readonly unmatchedSources: readonly string[];
  readonly explanation: readonly RowExplanation[];
}

/**
 * How a rule did. `passed`: every expected match was found and nothing benign; `failed`: not so; `untested`: there is no
 * query, or no event of its kind.
 */
export interface RuleTest {
  readonly result: RuleResult;
  readonly status: 'passed' | 'failed' | 'untested';
  /** Why it is `untested`, or what failed, in one line; empty if it passed. */
  readonly reason: string;
  /** How many events the rule is expected to match; of a correlation, how many results it is to have at least. */
  readonly expected: number;
  /** How many of the expected matches there were, or more. */
  readonly hits: number;
  /** Events that were to be found and were. */
  readonly found: readonly TestedEvent[];
  /** Events that were to be found and were not. */
  readonly missed: readonly TestedEvent[];
  /** Benign events that the rule matches. */
  readonly falsePositives: readonly TestedEvent[];
  /** Events of other rules that the rule matches as well, which can be right. */
  readonly others: readonly TestedEvent[];
}

/** Runs the queries of converted rules over sets of events. `explain`: keep why each event was found or not. */
export function testRules(
  results: readonly RuleResult[],
  sets: readonly EventSet[],
  verifier: Verifier,
  explain: boolean,
): readonly RuleTest[] {
  return results.map((result) => {
    const [query] = result.queries;
    const { mapped } = result;
    if (mapped === undefined || query === undefined) return untested(result, withoutQuery(result));
    const opened = verifier.open(mapped, query.kql, query.map);
    try {
      return mapped.kind === 'rule'
        ? testRule(result, opened, sets, explain)
        : testCorrelation(result, opened, sets);
    } catch (error) {
      if (!(error instanceof UnrunnableQuery)) throw error;
      return untested(result, `the query can not be run offline: ${error.message}`);
    }
  });
}

function testRule(
  result: RuleResult,
  query: RunnableQuery,
  sets: readonly EventSet[],
  explain: boolean,
): RuleTest {
  const run = (events: readonly LogEvent[]): readonly TestedEvent[] =>
    events.flatMap((event) => runOn(event, query, explain));
  const own = sets.filter((set) => set.kind === 'expected' && isFor(set, result));
  const tested = relevantTo(own, sets).map((set) => ({ set, events: run(set.events) }));
  const all = tested.flatMap(({ events }) => events);
  const benign = run(eventsOf(sets, ({ kind }) => kind === 'benign'));
  const falsePositives = matches(benign);
  const others = run(eventsOf(sets, (set) => set.kind === 'expected' && !own.includes(set)));
  const { expected, missing } = own.length > 0 ? countBySet(tested) : countOfSamples(all);
  const base = {
    result,
    expected,
    hits: matches(all).length,
    found: matches(all),
    missed: missing > 0 ? all.filter(({ isMatch }) => !isMatch) : [],
    falsePositives,
    others: matches(others),
  };
  if (own.length > 0 && all.length === 0) {
    return {
      ...base,
      status: 'failed',
      reason: `${noRow(result, own)}, though events are expected to match`,
    };
  }
  if (all.length + benign.length === 0) return { ...base, status: 'untested', reason: noRow(result, sets) };
  const faults = [
    missing > 0 ? `${missing} of ${expected} expected ${expected === 1 ? 'match' : 'matches'} missed` : '',
    falsePositives.length > 0 ? `${falsePositives.length} benign matched` : '',
  ].filter((fault) => fault !== '');
  return { ...base, status: faults.length > 0 ? 'failed' : 'passed', reason: faults.join(', ') };
}

/** The sets that are for a rule, or else those of which nothing is known. */
function relevantTo(own: readonly EventSet[], sets: readonly EventSet[]): readonly EventSet[] {
  return own.length > 0 ? own : sets.filter(({ kind }) => kind === 'samples');
}

/** How many matches there should be, and how many of them there are not. */
interface MatchCount {
  readonly expected: number;
  readonly missing: number;
}

/** Each set expects its own matches; more in one don't make up for fewer in another. */
function countBySet(
  tested: readonly { readonly set: EventSet; readonly events: readonly TestedEvent[] }[],
): MatchCount {
  const counts = tested.map(({ set: { matchCount = 1 }, events }) => ({
    expected: matchCount,
    missing: Math.max(0, matchCount - matches(events).length),
  }));
  return {
    expected: sum(counts.map((each) => each.expected)),
    missing: sum(counts.map((each) => each.missing)),
  };
}

/** Of samples, one match is all that can be expected. */
function countOfSamples(events: readonly TestedEvent[]): MatchCount {
  const expected = Math.min(1, events.length);
  return { expected, missing: Math.max(0, expected - matches(events).length) };
}

/** The events of a set are one history. */
function testCorrelation(result: RuleResult, query: RunnableQuery, sets: readonly EventSet[]): RuleTest {
  const own = sets.filter((set) => set.kind === 'expected' && isFor(set, result));
  const read = (events: readonly LogEvent[]): readonly LogEvent[] =>
    events.filter((event) => query.reads(event));
  const events = read(relevantTo(own, sets).flatMap((set) => set.events));
  const benign = read(eventsOf(sets, ({ kind }) => kind === 'benign'));
  if (events.length + benign.length === 0 && own.length === 0) return untested(result, noRow(result, sets));
  const expected = own.length > 0 || events.length > 0 ? 1 : 0;
  const hits = events.length === 0 ? 0 : query.count(events);
  const isTriggered = benign.length > 0 && query.count(benign) > 0;
  const missing = events.length === 0 ? noRow(result, own) : 'the events give no result';
  const faults = [hits < expected ? missing : '', isTriggered ? 'benign events give a result' : ''].filter(
    (fault) => fault !== '',
  );
  return {
    ...untested(result, faults.join(', ')),
    status: faults.length === 0 ? 'passed' : 'failed',
    expected,
    hits,
  };
}

function runOn(event: LogEvent, query: RunnableQuery, explain: boolean): readonly TestedEvent[] {
  const rows = decisiveRows(query.check(event));
  if (rows.length === 0) return [];
  const isMatch = rows.some((row) => row.isMatch);
  const unmatched = isMatch ? rows.filter((row) => !row.isMatch).map(({ source }) => source) : [];
  const explanation = explain ? decisiveRows(query.explain(event)) : [];
  return [{ event, isMatch, unmatchedSources: unmatched, explanation }];
}

function matches(events: readonly TestedEvent[]): readonly TestedEvent[] {
  return events.filter(({ isMatch }) => isMatch);
}

function eventsOf(sets: readonly EventSet[], isWanted: (set: EventSet) => boolean): readonly LogEvent[] {
  return sets.filter(isWanted).flatMap(({ events }) => events);
}

function isFor({ ruleIds }: EventSet, { id }: RuleResult): boolean {
  return id !== undefined && ruleIds.some((other) => other.toLowerCase() === id.toLowerCase());
}

/** Says what to do as well: what a raw record of another system means depends on how it is collected. */
function noRow({ queries, logsource }: RuleResult, sets: readonly EventSet[]): string {
  const count = eventsOf(sets, () => true).length;
  if (count === 0) return 'there are no events for it';
  const tables = queries[0]?.table ?? 'its table';
  const subject = count === 1 ? 'the event is' : `none of the ${count} events is`;
  const advice =
    logsource?.product === 'windows'
      ? 'give Windows events of its kind, or rows with the columns of that table'
      : 'give rows with the columns of that table, because raw records of other systems than Windows are not understood';
  return `${subject} ${count === 1 ? 'no' : 'a'} row of ${tables}; ${advice}`;
}

function withoutQuery({ verdict, diagnostics }: RuleResult): string {
  if (verdict === 'exact' || verdict === 'approximate') return 'it only serves a correlation';
  const cause = diagnostics.find(({ severity }) => severity === 'error');
  return `${verdict}${cause === undefined ? '' : `: ${cause.message}`}`;
}

function untested(result: RuleResult, reason: string): RuleTest {
  return {
    result,
    status: 'untested',
    reason,
    expected: 0,
    hits: 0,
    found: [],
    missed: [],
    falsePositives: [],
    others: [],
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
