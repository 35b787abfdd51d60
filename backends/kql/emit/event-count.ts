import type { MappedCorrelation, Measure, NumberMeasure } from '../../../src/ir/index.ts';
import type { Pipeline } from '../ast.ts';
import { binary, call, column, combine, number } from '../build.ts';
import { conditionOrigins } from './condition-origins.ts';
import type { CorrelationColumns } from './correlation-columns.ts';

/** Whether a measure asks for at least some number of events: that needs no look at whole intervals. */
export function isLowerBound(measure: Measure): measure is NumberMeasure {
  const [bound] = measure.kind === 'number' ? measure.bounds : [];
  return (
    measure.kind === 'number' &&
    measure.aggregate.kind === 'events' &&
    measure.bounds.length === 1 &&
    (bound?.operator === '>=' || bound?.operator === '>')
  );
}

/**
 * At least n events within the timespan end at an event exactly if the n-1-th event before it, in
 * the same group, is no older than the timespan.
 */
export function emitEventCount(
  events: string,
  measure: NumberMeasure,
  correlation: MappedCorrelation,
  columns: CorrelationColumns,
): Pipeline {
  const before = eventsBefore(measure);
  const earlier = (name: string) => call('prev', column(name), number(before));
  const conditions = [
    ...columns.grouping.map((key) => binary(column(key), '==', earlier(key))),
    binary(binary(column(columns.time), '-', earlier(columns.time)), '<=', {
      kind: 'timespan',
      seconds: correlation.rule.timespan.seconds,
    }),
  ];
  return {
    source: { kind: 'name', name: events },
    operators: [
      { kind: 'sort', by: [...columns.grouping, columns.time] },
      ...(before === 0
        ? []
        : [{ kind: 'where' as const, predicate: combine('and', conditions, conditionOrigins(correlation)) }]),
      {
        kind: 'distinct',
        columns: [columns.time, ...columns.grouping].map((name) => ({ name, value: column(name) })),
      },
    ],
  };
}

function eventsBefore(measure: NumberMeasure): number {
  const [bound] = measure.bounds;
  if (bound === undefined) return 0;
  const least = bound.operator === '>' ? Math.floor(bound.value) + 1 : Math.ceil(bound.value);
  return Math.max(0, least - 1);
}
