import { rowOfRecord } from '../../backends/kql/evaluate/index.ts';
import { testsOf, type Expression } from '../../src/ir/index.ts';
import { NoRow } from '../support/rows/no-row.ts';
import { placeEvent, type Destination, type Membership } from '../support/rows/place.ts';
import { fieldOf } from '../support/sigma/demands.ts';
import { matches } from '../support/sigma/evaluate.ts';
import type { EventValue, SigmaEvent } from '../support/sigma/event.ts';
import { generateEvents, type GeneratedEvent } from '../support/sigma/generate.ts';
import { Random } from '../support/sigma/random.ts';
import { respelled } from './respelled.ts';
import type { Subject } from './subject.ts';

/** An event for which rule and query disagree. */
export interface Difference {
  readonly subject: Subject;
  readonly direction: 'wider' | 'narrower';
  readonly kind: string;
  readonly event: SigmaEvent;
  readonly record: Readonly<Record<string, unknown>>;
}

/** What comparing a rule with its query gave. */
export interface Comparison {
  readonly subject: Subject;
  /** Events that were compared, by how they were made. */
  readonly compared: readonly string[];
  /** How many of them the rule matches. */
  readonly matched: number;
  readonly differences: readonly Difference[];
  /** The positions of the events that the query finds. */
  readonly found: ReadonlySet<number>;
  /** Why events were not compared. */
  readonly skipped: readonly string[];
}

/** Compares the verdicts of a rule and of its query on `count` generated events. */
export function compare(subject: Subject, count: number): Comparison {
  const seed = `${subject.target} ${subject.path.replace(/^.*\/corpus\//, '')}`;
  const skipped: string[] = [];
  const cases = generateEvents(subject.rule, count, seed).flatMap((generated, index) => {
    const random = new Random(`${seed} ${index}`);
    const memberships: readonly Membership[] =
      generated.kind === 'satisfying' && index % 4 === 0 ? ['inside', 'outside'] : ['inside'];
    return memberships.flatMap((membership) => {
      try {
        return [caseOf(subject, generated, membership, random)];
      } catch (error) {
        if (!(error instanceof NoRow)) throw error;
        skipped.push(error.reason);
        return [];
      }
    });
  });
  const found = positionsFound(
    subject,
    cases.map(({ record }) => record),
  );
  const differences = cases.flatMap(({ kind, event, record, expected }, position): readonly Difference[] => {
    const isFound = found.has(position);
    if (expected.includes(isFound)) return [];
    return [{ subject, kind, event, record, direction: isFound ? 'wider' : 'narrower' }];
  });
  const matched = cases.filter(({ expected }) => expected.includes(true)).length;
  return { subject, compared: cases.map(({ kind }) => kind), matched, differences, found, skipped };
}

/** Which of the rows the query returns. Rows have different times, by which they are known again. */
function positionsFound(
  { compiled, destination, table, timeColumn }: Subject,
  records: readonly Readonly<Record<string, unknown>>[],
): ReadonlySet<number> {
  const rows = records.map((record, position) =>
    rowOfRecord(destination.columns, { ...record, [timeColumn]: new Date(position * 1000) }),
  );
  const given = [...destination.columns.keys()].indexOf(timeColumn);
  const returned = compiled.columns.findIndex(({ name }) => name === timeColumn);
  const positions = new Map(rows.map((row, position) => [row[given], position]));
  return new Set(compiled.run(new Map([[table, rows]])).map((row) => positions.get(row[returned]) ?? -1));
}

interface Case {
  readonly kind: string;
  readonly event: SigmaEvent;
  readonly record: Readonly<Record<string, unknown>>;
  /** The verdicts that are right. */
  readonly expected: readonly boolean[];
}

function caseOf(subject: Subject, generated: GeneratedEvent, membership: Membership, random: Random): Case {
  const { rule, destination } = subject;
  const { event } = generated;
  if (hasRegexBeyondAscii(rule, event)) throw new NoRow('a regular expression on text beyond ASCII');
  const record = placeEvent(event, destination, membership, random);
  const kind = membership === 'outside' ? 'outside of the log source' : generated.kind;
  const expected = membership === 'outside' ? [false] : verdicts(rule, event, destination);
  return { kind, event, record, expected };
}

/**
 * A table can't tell a field that is absent from one that holds an empty text, nor a value from another
 * spelling of it. Such a row stands for each of these events, and the query is right if it gives the
 * verdict of one of them.
 */
function verdicts(rule: Expression, event: SigmaEvent, destination: Destination): readonly boolean[] {
  return [event, respelled(event, rule, destination)].flatMap((spelled) => {
    const filled = [...spelled].filter(([, held]) => held !== '');
    const empty = destination.fields.filter((field) => !filled.some(([name]) => name === field));
    return [
      matches(rule, new Map(filled)),
      matches(rule, new Map([...filled, ...empty.map((field): [string, EventValue] => [field, ''])])),
    ];
  });
}

/** Whether `\w` and the like are letters of other scripts too is left open by Sigma. */
function hasRegexBeyondAscii(rule: Expression, event: SigmaEvent): boolean {
  return [...testsOf(rule)].some(
    (test) =>
      test.values.some(({ kind }) => kind === 'regex') &&
      /[^\u0000-\u007f]/.test(String(event.get(fieldOf(test)) ?? '')),
  );
}
