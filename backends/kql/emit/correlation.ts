import type { Span } from '../../../src/diagnostics/index.ts';
import {
  typeOf,
  type ColumnExpression,
  type CorrelatedBase,
  type MappedCorrelation,
} from '../../../src/ir/index.ts';
import type {
  KqlExpression,
  LetStatement,
  NamedExpression,
  Pipeline,
  Query,
  TabularOperator,
} from '../ast.ts';
import { call, column, combine, text } from '../build.ts';
import { emitColumn } from './column.ts';
import { columnsFor, type CorrelationColumns } from './correlation-columns.ts';
import { emitRule } from './emit.ts';
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
  return { functions: [], lets, body };
}

/** Adds the tables that a correlation needs to `lets` and returns its result. */
function addCorrelation(correlation: MappedCorrelation, lets: LetStatement[]): Pipeline {
  const columns = columnsFor(correlation.rule.groupBy);
  const { rules } = correlation.rule;
  const sources = correlation.bases.map((base, index) => ({
    ...eventsOf(base, index, columns, lets),
    ...originOf(rules[index]?.span),
  }));
  const { measure } = correlation;
  if (measure.kind === 'sequence') {
    const names = sources.map((source) => addLet(lets, source));
    return emitSequence(names, correlation, columns);
  }
  const name = addLet(lets, allOf(sources));
  return isLowerBound(measure)
    ? emitEventCount(name, measure, correlation, columns)
    : emitWindows(name, measure, correlation, columns);
}

/** A base rule is where the correlation names it. */
function originOf(span: Span | undefined): Pick<Pipeline, 'origins'> {
  return span === undefined ? {} : { origins: [{ rule: span }] };
}

/** The events of a base rule, reduced to time, rule, keys and values. */
function eventsOf(
  base: CorrelatedBase,
  index: number,
  columns: CorrelationColumns,
  lets: LetStatement[],
): Pipeline {
  const { pipeline, time, keys, values } = readBase(base, lets);
  const named = [
    ...keys.map((value, key): NamedExpression => ({ name: columns.keys[key] ?? '', value })),
    ...values.map((value, position): NamedExpression => ({ name: columns.value(position), value })),
  ];
  const group: NamedExpression = { name: columns.group, value: text('all') };
  const project: TabularOperator = {
    kind: 'project',
    columns: [
      { name: columns.time, value: column(time) },
      { name: columns.rule, value: text(String(index)) },
      ...(keys.length === 0 ? [group] : []),
      ...named,
    ],
  };
  return { ...pipeline, operators: [...pipeline.operators, project, ...presence(named)] };
}

/** Events without a key can't be grouped, and events without the value don't count. */
function presence(named: readonly NamedExpression[]): readonly TabularOperator[] {
  if (named.length === 0) return [];
  return [
    {
      kind: 'where',
      predicate: combine(
        'and',
        named.map(({ name }) => call('isnotempty', column(name))),
      ),
    },
  ];
}

interface BaseColumns {
  readonly pipeline: Pipeline;
  readonly time: string;
  readonly keys: readonly KqlExpression[];
  readonly values: readonly KqlExpression[];
}

function readBase(base: CorrelatedBase, lets: LetStatement[]): BaseColumns {
  switch (base.kind) {
    case 'events':
      return {
        pipeline: emitRule(base.events, [...base.keys, ...base.values]),
        time: base.events.table.timeColumn,
        keys: base.keys.map(asText),
        values: base.values.map(emitColumn),
      };
    case 'chained': {
      const inner = columnsFor(base.correlation.rule.groupBy);
      const named = (positions: readonly number[]): readonly KqlExpression[] =>
        positions.map((position) => column(inner.keys[position] ?? ''));
      const name = addLet(lets, addCorrelation(base.correlation, lets));
      return {
        pipeline: { source: { kind: 'name', name }, operators: [] },
        time: inner.time,
        keys: named(base.keys),
        values: named(base.values),
      };
    }
  }
}

/** Keys are compared as text, because base rules may hold them in columns of different types. */
function asText(key: ColumnExpression): KqlExpression {
  return typeOf(key) === 'string' ? emitColumn(key) : call('tostring', emitColumn(key));
}

function allOf(sources: readonly Pipeline[]): Pipeline {
  const [only] = sources;
  return sources.length === 1 && only !== undefined
    ? only
    : { source: { kind: 'union', pipelines: sources }, operators: [] };
}

/** Names a table; every table is computed once, since windows look at it twice. */
function addLet(lets: LetStatement[], value: Pipeline): string {
  const name = `Events${lets.length + 1}`;
  lets.push({ name, value, materialized: true });
  return name;
}
