import {
  typeOf,
  type ColumnExpression,
  type CorrelatedBase,
  type MappedCorrelation,
} from '../../../src/ir/index.ts';
import type { KqlExpression, LetStatement, NamedExpression, Pipeline, Query } from '../ast.ts';
import { call, column, combine, text } from '../build.ts';
import { emitColumn } from './column.ts';
import { emitRule } from './emit.ts';
import { columnsFor, type CorrelationColumns } from './correlation-columns.ts';
import { emitEventCount, isLowerBound } from './event-count.ts';
import { emitSequence } from './sequence.ts';
import { emitWindows } from './windows.ts';

/**
 * The query of a correlation: one row per group and interval for which the condition holds, with the
 * end of the interval in `TimeGenerated`. Intervals slide: each event ends one, so that events on
 * both sides of a clock boundary are still found together.
 */
export function emitCorrelation(correlation: MappedCorrelation): Query {
  const lets: LetStatement[] = [];
  const body = addCorrelation(correlation, lets);
  return { lets, body };
}

/** Adds the tables that a correlation needs to `lets` and returns its result. */
function addCorrelation(correlation: MappedCorrelation, lets: LetStatement[]): Pipeline {
  const columns = columnsFor(correlation.keys);
  const sources = correlation.bases.map((base) => eventsOf(base, correlation, columns, lets));
  if (correlation.measure.kind === 'sequence') {
    const names = sources.map((source) => addLet(lets, source));
    return emitSequence(names, correlation, columns);
  }
  const [only] = sources;
  const events: Pipeline =
    sources.length === 1 && only !== undefined
      ? only
      : { source: { kind: 'union', pipelines: sources }, operators: [] };
  const name = addLet(lets, events);
  return isLowerBound(correlation.measure)
    ? emitEventCount(name, correlation.measure, correlation, columns)
    : emitWindows(name, correlation.measure, correlation, columns);
}

/** The events of a base rule, reduced to time, rule, keys and value. */
function eventsOf(
  base: CorrelatedBase,
  correlation: MappedCorrelation,
  columns: CorrelationColumns,
  lets: LetStatement[],
): Pipeline {
  const pipeline: Pipeline =
    base.events.kind === 'correlation'
      ? { source: { kind: 'name', name: addLet(lets, addCorrelation(base.events, lets)) }, operators: [] }
      : emitRule(base.events);
  const keys = base.keys.map((key, index): NamedExpression => ({
    name: columns.keys[index] ?? '',
    value: asText(key),
  }));
  const values = base.values.map((value, index): NamedExpression => ({
    name: columns.value(index),
    value: emitColumn(value),
  }));
  const present = [...keys.map(({ name }) => column(name)), ...values.map(({ name }) => column(name))];
  return {
    ...pipeline,
    operators: [
      ...pipeline.operators,
      {
        kind: 'project',
        columns: [
          { name: columns.time, value: column(timeColumnOf(base)) },
          { name: columns.rule, value: text(String(correlation.bases.indexOf(base))) },
          ...(keys.length === 0 ? [{ name: columns.group, value: text('all') }] : keys),
          ...values,
        ],
      },
      // Events without a key can't be grouped, and events without the value don't count.
      ...(present.length === 0
        ? []
        : [
            {
              kind: 'where' as const,
              predicate: combine(
                'and',
                present.map((value) => call('isnotempty', value)),
              ),
            },
          ]),
    ],
  };
}

function timeColumnOf({ events }: CorrelatedBase): string {
  return events.kind === 'correlation' ? 'TimeGenerated' : events.table.timeColumn;
}

/** Keys are compared as text, because base rules may hold them in columns of different types. */
function asText(key: ColumnExpression): KqlExpression {
  return typeOf(key) === 'string' ? emitColumn(key) : call('tostring', emitColumn(key));
}

/** Names a table; every table is computed once, since windows look at it twice. */
function addLet(lets: LetStatement[], value: Pipeline): string {
  const name = `Events${lets.length + 1}`;
  lets.push({ name, value, materialized: true });
  return name;
}
