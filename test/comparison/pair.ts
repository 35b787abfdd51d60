import { basename } from 'node:path';
import { parse } from 'yaml';
import { kql } from '../../backends/kql/index.ts';
import { rowOfRecord } from '../../backends/kql/evaluate/index.ts';
import type { ComparedRule } from '../../src/comparison/index.ts';
import { Diagnostics } from '../../src/diagnostics/index.ts';
import { applyMapping, type Mapping } from '../../src/mapping/index.ts';
import { readRule, subjectOf, type Subject } from '../differential/subject.ts';
import { NoRow } from '../support/rows/no-row.ts';
import { placeEvent } from '../support/rows/place.ts';
import { generateEvents } from '../support/sigma/generate.ts';
import { Random } from '../support/sigma/random.ts';
import { mutations, type RuleObject } from './mutate.ts';

/** A rule before and after a change, ready to be compared and to be run. */
export interface Pair {
  readonly path: string;
  readonly target: string;
  readonly change: string;
  readonly before: Side;
  readonly after: Side;
}

/** One of the two rules. */
export interface Side {
  readonly text: string;
  readonly compared: ComparedRule;
  readonly subject: Subject;
}

/** A row of the pair's table. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * The rule of a file with a change; undefined if the rule, or what it becomes, has no query. `turn` says which kind of
 * change is tried first, so that all of them have their turn.
 */
export function changedPair(path: string, text: string, mapping: Mapping, turn: number): Pair | undefined {
  const random = new Random(`${mapping.target} ${basename(path)} ${turn}`);
  const rule = parse(text, { logLevel: 'silent' }) as RuleObject;
  const before = sideOf(path, JSON.stringify(rule), mapping);
  if (before === undefined || typeof rule.detection.condition !== 'string') return undefined;
  const names = Object.keys(mutations);
  for (const [index] of names.entries()) {
    const change = names[(turn + index) % names.length] ?? '';
    const changed = mutations[change]?.(rule, random);
    const after = changed && sideOf(path, JSON.stringify(changed), mapping);
    if (after !== undefined) return { path, target: mapping.target, change, before, after };
  }
  return undefined;
}

/** Rows that are made for either rule, and mixtures of them. */
export function rowsFor({ before, after, path, target }: Pair, count: number): readonly Row[] {
  const random = new Random(`${target} ${path}`);
  const placed = [before, after].flatMap(({ subject }) => {
    const events = generateEvents(subject.rule, count, `${path} ${subject.query.length}`);
    return events.flatMap(({ event }) => {
      try {
        return [placeEvent(event, subject.destination, 'inside', random)];
      } catch (error) {
        if (error instanceof NoRow) return [];
        throw error;
      }
    });
  });
  const mixed = placed.map((row) => mixture(row, random.pick(placed), random));
  return [...placed, ...mixed];
}

/** The positions of the rows that a rule's query finds. */
export function found({ subject }: Side, records: readonly Row[]): ReadonlySet<number> {
  const { columns } = subject.destination;
  const { table, timeColumn, compiled } = subject;
  const rows = records.map((record, position) =>
    rowOfRecord(columns, { ...record, [timeColumn]: new Date(position * 1000) }),
  );
  const given = [...columns.keys()].indexOf(timeColumn);
  const returned = compiled.columns.findIndex(({ name }) => name === timeColumn);
  const positions = new Map(rows.map((row, position) => [row[given], position]));
  return new Set(compiled.run(new Map([[table, rows]])).map((row) => positions.get(row[returned]) ?? -1));
}

function sideOf(path: string, text: string, mapping: Mapping): Side | undefined {
  const rule = readRule(path, text);
  const subject = rule && subjectOf(rule, mapping);
  const mapped = rule && applyMapping(rule, mapping, { asimParsers: 'workspace' }, new Diagnostics());
  if (subject === undefined || mapped === undefined) return undefined;
  return { text, subject, compared: { mapped, queries: [{ kql: kql.emit(mapped, 'compact').text }] } };
}

function mixture(one: Row, other: Row, random: Random): Row {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, (random.below(3) === 0 ? other : one)[name]]));
}
