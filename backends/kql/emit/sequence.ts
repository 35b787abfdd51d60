import type { MappedCorrelation } from '../../../src/ir/index.ts';
import type { KqlExpression, Pipeline, TabularOperator } from '../ast.ts';
import { binary, column, combine } from '../build.ts';
import type { CorrelationColumns } from './correlation-columns.ts';

/**
 * One event per base rule, in the order of the rules, all within the timespan of the first. Events of
 * the same instant count as in order, unless they are of one rule. Each rule's events are joined to the sequences found so far.
 */
export function emitSequence(
  events: readonly string[],
  correlation: MappedCorrelation,
  columns: CorrelationColumns,
): Pipeline {
  const [first = '', ...rest] = events;
  const grouping = columns.grouping.map((name) => ({ name, value: column(name) }));
  const step = (index: number): string => `Time${index + 1}`;
  const timed = (index: number): TabularOperator => ({
    kind: 'distinct' as const,
    columns: [{ name: step(index), value: column(step(index)) }, ...grouping],
  });
  const renamed = (index: number): readonly TabularOperator[] => [
    { kind: 'extend', columns: [{ name: step(index), value: column(columns.time) }] },
    timed(index),
  ];
  const deadline: KqlExpression = binary(column(step(0)), '+', {
    kind: 'timespan',
    seconds: correlation.rule.timespan.seconds,
  });
  const joins = rest.flatMap((name, position): readonly TabularOperator[] => {
    const index = position + 1;
    return [
      {
        kind: 'join',
        right: { source: { kind: 'name', name }, operators: renamed(index) },
        on: columns.grouping,
      },
      {
        kind: 'where',
        predicate: combine('and', [
          binary(column(step(index)), isRepeated(correlation, index) ? '>' : '>=', column(step(index - 1))),
          binary(column(step(index)), '<=', deadline),
        ]),
      },
    ];
  });
  return {
    source: { kind: 'name', name: first },
    operators: [
      ...renamed(0),
      ...joins,
      {
        kind: 'project',
        columns: [{ name: columns.time, value: column(step(events.length - 1)) }, ...grouping],
      },
      { kind: 'distinct', columns: [{ name: columns.time, value: column(columns.time) }, ...grouping] },
    ],
  };
}

/** Whether a step asks for another event of the same rule, which one event alone can't be. */
function isRepeated({ rule }: MappedCorrelation, index: number): boolean {
  return rule.rules[index]?.reference === rule.rules[index - 1]?.reference;
}
