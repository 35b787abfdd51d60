import type {
  CorrelationAggregate,
  MappedCorrelation,
  NumberMeasure,
  RuleExpression,
  RulesMeasure,
} from '../../../src/ir/index.ts';
import type { KqlExpression, NamedExpression, Pipeline } from '../ast.ts';
import { binary, call, column, combine, number, text } from '../build.ts';
import { inherit } from '../origins.ts';
import { conditionOrigins } from './condition-origins.ts';
import type { CorrelationColumns } from './correlation-columns.ts';

/**
 * Looks at every interval that ends at an event. Each event is joined with the events of its group in
 * its own clock bin and the one before, which hold the whole interval; then those outside the interval
 * are left out. Follows the KQL documentation, "Time window join".
 */
export function emitWindows(
  events: string,
  measure: NumberMeasure | RulesMeasure,
  correlation: MappedCorrelation,
  columns: CorrelationColumns,
): Pipeline {
  const timespan: KqlExpression = { kind: 'timespan', seconds: correlation.rule.timespan.seconds };
  const time = column(columns.time);
  const inWindow = column(`${columns.time}1`);
  const end = column(columns.windowEnd);
  const bin = call('bin', time, timespan);
  const grouping = columns.grouping.map((name) => ({ name, value: column(name) }));
  const { aggregates, predicate } = conditionOf(measure, correlation, columns);
  return {
    source: { kind: 'name', name: events },
    operators: [
      { kind: 'distinct', columns: [{ name: columns.time, value: time }, ...grouping] },
      {
        kind: 'extend',
        columns: [
          { name: columns.windowEnd, value: time },
          { name: columns.bin, value: bin },
        ],
      },
      {
        kind: 'join',
        right: {
          source: { kind: 'name', name: events },
          operators: [
            {
              kind: 'mv-expand',
              column: { name: columns.bin, value: call('pack_array', bin, binary(bin, '+', timespan)) },
              type: 'datetime',
            },
          ],
        },
        on: [...columns.grouping, columns.bin],
      },
      {
        kind: 'where',
        predicate: combine('and', [
          binary(inWindow, '>=', binary(end, '-', timespan)),
          binary(inWindow, '<=', end),
        ]),
      },
      { kind: 'summarize', aggregates, by: [...grouping, { name: columns.windowEnd, value: end }] },
      { kind: 'where', predicate },
      {
        kind: 'project',
        columns: [
          { name: columns.time, value: end },
          ...grouping,
          ...aggregates.map(({ name }) => ({ name, value: column(name) })),
        ],
      },
    ],
  };
}

interface Condition {
  readonly aggregates: readonly NamedExpression[];
  readonly predicate: KqlExpression;
}

function conditionOf(
  measure: NumberMeasure | RulesMeasure,
  correlation: MappedCorrelation,
  columns: CorrelationColumns,
): Condition {
  switch (measure.kind) {
    case 'number':
      return {
        aggregates: [{ name: columns.result, value: aggregateOf(measure.aggregate, correlation, columns) }],
        predicate: combine(
          'and',
          measure.bounds.map(({ operator, value }) =>
            binary(column(columns.result), operator === '=' ? '==' : operator, number(value)),
          ),
          conditionOrigins(correlation),
        ),
      };
    case 'rules': {
      const aggregates = correlation.bases.map((_, index) => ({
        name: seen(index),
        value: call('countif', binary(column(columns.rule), '==', text(String(index)))),
      }));
      return { aggregates, predicate: rulesPredicate(measure.condition) };
    }
  }
}

function aggregateOf(
  aggregate: CorrelationAggregate,
  correlation: MappedCorrelation,
  columns: CorrelationColumns,
): KqlExpression {
  const values = (correlation.rule.rules[0]?.fields ?? []).map((_, index) => column(columns.value(index)));
  const value = values[0] ?? column(columns.value(0));
  switch (aggregate.kind) {
    case 'events':
      return call('count');
    case 'rules':
      return call('count_distinct', column(columns.rule));
    case 'distinct-values':
      return call(
        'count_distinct',
        values.length > 1 ? call('tostring', call('pack_array', ...values)) : value,
      );
    case 'sum':
      return call('sum', call('toreal', value));
    case 'average':
      return call('avg', call('toreal', value));
    case 'percentile':
      return call('percentile', call('toreal', value), number(aggregate.percentile));
  }
}

function rulesPredicate(expression: RuleExpression): KqlExpression {
  const origins = [{ rule: expression.span }];
  switch (expression.kind) {
    case 'and':
    case 'or':
      return combine(expression.kind, expression.operands.map(rulesPredicate), origins);
    case 'not':
      return { kind: 'not', operand: rulesPredicate(expression.operand), origins };
    case 'rule':
      return inherit(binary(column(seen(expression.index)), '>', number(0)), origins);
  }
}

/** How many events of a base rule the interval holds. */
function seen(base: number): string {
  return `Seen${base + 1}`;
}
