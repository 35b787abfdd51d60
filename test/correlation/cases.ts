/**
 * Timed events as data. `condition` are the lines of the `correlation` section besides the timespan, which
 * is 5m (300 seconds) throughout. The clock's 5-minute bins begin at -100, 200, 500, 800, 1100, … seconds.
 */
export interface CorrelationCase {
  readonly name: string;
  readonly correlation: readonly string[];
  /** The same lines of a correlation called `inner`, to which the other one refers. */
  readonly inner?: readonly string[];
  readonly events: readonly TimedEvent[];
  /** The groups that the specification wants reported, sorted; `all` where the rule names no key. */
  readonly fires: readonly string[];
}

/** Seconds, the base rule that the event satisfies, its key and its value; an empty key is an absent field. */
export type TimedEvent = readonly [seconds: number, rule: 'a' | 'b' | 'c', key: string, value?: string];

const byUser = 'group-by: [TargetUserName]';
const count = (condition: string): readonly string[] => [
  'type: event_count',
  'rules: [a]',
  byUser,
  condition,
];
const values = (type: string, condition: string): readonly string[] => [
  `type: ${type}`,
  'rules: [a]',
  byUser,
  condition,
];
const rules = (type: string, ...names: readonly string[]): readonly string[] => [
  `type: ${type}`,
  `rules: [${names.join(', ')}]`,
  byUser,
];
const three = count('condition: { gte: 3 }');
const sum = values('value_sum', 'condition: { field: Status, gte: 10 }');
const distinct = values('value_count', 'condition: { field: Status, gte: 3 }');
const average = values('value_avg', 'condition: { field: Status, gt: 5 }');
const median = values('value_median', 'condition: { field: Status, gte: 5 }');
const ninety = values('value_percentile', 'condition: { field: Status, percentile: 90, gte: 9 }');

/** One table per type of correlation, each around every boundary that the type has. */
export const correlationCases: readonly CorrelationCase[] = [
  {
    name: 'event_count: exactly as many events as the bound',
    correlation: three,
    events: [
      [0, 'a', 'x'],
      [10, 'a', 'x'],
      [20, 'a', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'event_count: one event less than the bound',
    correlation: three,
    events: [
      [0, 'a', 'x'],
      [10, 'a', 'x'],
    ],
    fires: [],
  },
  {
    name: 'event_count: gt asks for one more',
    correlation: count('condition: { gt: 3 }'),
    events: [
      [0, 'a', 'x'],
      [1, 'a', 'x'],
      [2, 'a', 'x'],
      [0, 'a', 'y'],
      [1, 'a', 'y'],
      [2, 'a', 'y'],
      [3, 'a', 'y'],
    ],
    fires: ['y'],
  },
  {
    name: 'event_count: the first and the last event exactly one timespan apart',
    correlation: three,
    events: [
      [0, 'a', 'x'],
      [10, 'a', 'x'],
      [300, 'a', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'event_count: the last event one second too late',
    correlation: three,
    events: [
      [0, 'a', 'x'],
      [10, 'a', 'x'],
      [301, 'a', 'x'],
    ],
    fires: [],
  },
  {
    name: 'event_count: a burst over the edge of a clock bin',
    correlation: three,
    events: [
      [190, 'a', 'x'],
      [199, 'a', 'x'],
      [201, 'a', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'event_count: as many events in one clock bin as in the next, never together',
    correlation: three,
    events: [
      [-100, 'a', 'x'],
      [-99, 'a', 'x'],
      [498, 'a', 'x'],
      [499, 'a', 'x'],
    ],
    fires: [],
  },
  {
    name: 'event_count: all events at the same instant',
    correlation: three,
    events: [
      [200, 'a', 'x'],
      [200, 'a', 'x'],
      [200, 'a', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'event_count: two groups that take turns do not add up',
    correlation: three,
    events: [
      [0, 'a', 'x'],
      [1, 'a', 'y'],
      [2, 'a', 'x'],
      [3, 'a', 'y'],
    ],
    fires: [],
  },
  {
    name: 'event_count: of two groups that take turns the one with enough events',
    correlation: three,
    events: [
      [0, 'a', 'x'],
      [1, 'a', 'y'],
      [2, 'a', 'x'],
      [3, 'a', 'y'],
      [4, 'a', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'event_count: events without the key form no group',
    correlation: three,
    events: [
      [0, 'a', ''],
      [1, 'a', ''],
      [2, 'a', ''],
    ],
    fires: [],
  },
  {
    name: 'event_count: events of other rules do not count',
    correlation: three,
    events: [
      [0, 'a', 'x'],
      [1, 'b', 'x'],
      [2, 'a', 'x'],
      [3, 'c', 'x'],
    ],
    fires: [],
  },
  {
    name: 'event_count: events of several rules count together',
    correlation: ['type: event_count', 'rules: [a, b]', byUser, 'condition: { gte: 3 }'],
    events: [
      [0, 'a', 'x'],
      [1, 'b', 'x'],
      [2, 'a', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'event_count: in whatever order the rows come',
    correlation: three,
    events: [
      [20, 'a', 'x'],
      [0, 'a', 'x'],
      [10, 'a', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'event_count: without a key all events are one group',
    correlation: ['type: event_count', 'rules: [a]', 'group-by: []', 'condition: { gte: 3 }'],
    events: [
      [0, 'a', 'x'],
      [1, 'a', 'y'],
      [2, 'a', ''],
    ],
    fires: ['all'],
  },
  {
    name: 'event_count: two keys must both agree',
    correlation: [
      'type: event_count',
      'rules: [a]',
      'group-by: [TargetUserName, Status]',
      'condition: { gte: 2 }',
    ],
    events: [
      [0, 'a', 'x', '1'],
      [1, 'a', 'x', '2'],
      [2, 'a', 'y', '1'],
      [3, 'a', 'z', '1'],
      [4, 'a', 'z', '1'],
    ],
    fires: ['z'],
  },
  {
    name: 'event_count: a bound of one reports every group',
    correlation: count('condition: { gte: 1 }'),
    events: [
      [0, 'a', 'x'],
      [999, 'a', 'y'],
    ],
    fires: ['x', 'y'],
  },
  {
    name: 'event_count: a number that must be met exactly',
    correlation: count('condition: { eq: 2 }'),
    events: [
      [0, 'a', 'x'],
      [0, 'a', 'y'],
      [10, 'a', 'y'],
      [0, 'a', 'z'],
      [0, 'a', 'z'],
      [0, 'a', 'z'],
    ],
    fires: ['y'],
  },
  {
    name: 'event_count: between two bounds',
    correlation: count('condition: { gte: 2, lte: 3 }'),
    events: [
      [0, 'a', 'w'],
      [0, 'a', 'x'],
      [0, 'a', 'x'],
      [0, 'a', 'y'],
      [0, 'a', 'y'],
      [0, 'a', 'y'],
      [0, 'a', 'z'],
      [0, 'a', 'z'],
      [0, 'a', 'z'],
      [0, 'a', 'z'],
    ],
    fires: ['x', 'y'],
  },
  {
    name: 'value_count: exactly as many different values as the bound',
    correlation: distinct,
    events: [
      [0, 'a', 'x', 'p'],
      [1, 'a', 'x', 'q'],
      [2, 'a', 'x', 'r'],
    ],
    fires: ['x'],
  },
  {
    name: 'value_count: repeated values count once',
    correlation: distinct,
    events: [
      [0, 'a', 'x', 'p'],
      [1, 'a', 'x', 'q'],
      [2, 'a', 'x', 'q'],
      [3, 'a', 'x', 'p'],
    ],
    fires: [],
  },
  {
    name: 'value_count: events without the value do not count',
    correlation: distinct,
    events: [
      [0, 'a', 'x', 'p'],
      [1, 'a', 'x', 'q'],
      [2, 'a', 'x'],
    ],
    fires: [],
  },
  {
    name: 'value_count: exactly one timespan, over two clock bins',
    correlation: distinct,
    events: [
      [-50, 'a', 'x', 'p'],
      [100, 'a', 'x', 'q'],
      [250, 'a', 'x', 'r'],
    ],
    fires: ['x'],
  },
  {
    name: 'value_count: one second more than the timespan',
    correlation: distinct,
    events: [
      [-51, 'a', 'x', 'p'],
      [100, 'a', 'x', 'q'],
      [250, 'a', 'x', 'r'],
    ],
    fires: [],
  },
  {
    name: 'value_count: values of different groups are not added up',
    correlation: distinct,
    events: [
      [0, 'a', 'x', 'p'],
      [1, 'a', 'x', 'q'],
      [2, 'a', 'y', 'r'],
      [3, 'a', 'y', 's'],
    ],
    fires: [],
  },
  {
    name: 'value_count: the earlier window is enough, whatever comes later',
    correlation: distinct,
    events: [
      [0, 'a', 'x', 'p'],
      [1, 'a', 'x', 'q'],
      [2, 'a', 'x', 'r'],
      [900, 'a', 'x', 'p'],
    ],
    fires: ['x'],
  },
  {
    name: 'value_sum: exactly the bound, and one less',
    correlation: sum,
    events: [
      [0, 'a', 'x', '4'],
      [1, 'a', 'x', '6'],
      [0, 'a', 'y', '4'],
      [1, 'a', 'y', '5'],
    ],
    fires: ['x'],
  },
  {
    name: 'value_sum: what lies outside the timespan is not added',
    correlation: sum,
    events: [
      [0, 'a', 'x', '5'],
      [301, 'a', 'x', '5'],
      [0, 'a', 'y', '5'],
      [300, 'a', 'y', '5'],
    ],
    fires: ['y'],
  },
  {
    name: 'value_sum: two events of the same instant and value are both added',
    correlation: sum,
    events: [
      [0, 'a', 'x', '5'],
      [0, 'a', 'x', '5'],
    ],
    fires: ['x'],
  },
  {
    name: 'value_avg: above the bound, and on it',
    correlation: average,
    events: [
      [0, 'a', 'x', '5'],
      [1, 'a', 'x', '6'],
      [0, 'a', 'y', '4'],
      [1, 'a', 'y', '6'],
    ],
    fires: ['x'],
  },
  {
    name: 'value_avg: a window without the low value of long ago',
    correlation: average,
    events: [
      [0, 'a', 'x', '1'],
      [301, 'a', 'x', '6'],
      [0, 'a', 'y', '1'],
      [300, 'a', 'y', '6'],
    ],
    fires: ['x'],
  },
  {
    name: 'value_median: the middle of three values',
    correlation: median,
    events: [
      [0, 'a', 'x', '1'],
      [0, 'a', 'x', '5'],
      [0, 'a', 'x', '9'],
      [0, 'a', 'y', '1'],
      [0, 'a', 'y', '4'],
      [0, 'a', 'y', '9'],
    ],
    fires: ['x'],
  },
  {
    name: 'value_percentile: the highest of few values',
    correlation: ninety,
    events: [
      [0, 'a', 'x', '1'],
      [0, 'a', 'x', '9'],
      [0, 'a', 'y', '1'],
      [0, 'a', 'y', '8'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal: both rules, in either order',
    correlation: rules('temporal', 'a', 'b'),
    events: [
      [0, 'a', 'x'],
      [10, 'b', 'x'],
      [0, 'b', 'y'],
      [10, 'a', 'y'],
    ],
    fires: ['x', 'y'],
  },
  {
    name: 'temporal: one rule alone, however often',
    correlation: rules('temporal', 'a', 'b'),
    events: [
      [0, 'a', 'x'],
      [1, 'a', 'x'],
      [2, 'a', 'x'],
    ],
    fires: [],
  },
  {
    name: 'temporal: exactly one timespan apart, and one second more',
    correlation: rules('temporal', 'a', 'b'),
    events: [
      [0, 'a', 'x'],
      [300, 'b', 'x'],
      [0, 'a', 'y'],
      [301, 'b', 'y'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal: over the edge of a clock bin',
    correlation: rules('temporal', 'a', 'b'),
    events: [
      [199, 'a', 'x'],
      [200, 'b', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal: at the same instant',
    correlation: rules('temporal', 'a', 'b'),
    events: [
      [200, 'a', 'x'],
      [200, 'b', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal: rules of different groups do not meet',
    correlation: rules('temporal', 'a', 'b'),
    events: [
      [0, 'a', 'x'],
      [1, 'b', 'y'],
    ],
    fires: [],
  },
  {
    name: 'temporal: events without the key do not meet',
    correlation: rules('temporal', 'a', 'b'),
    events: [
      [0, 'a', ''],
      [1, 'b', ''],
    ],
    fires: [],
  },
  {
    name: 'temporal: three rules need all three',
    correlation: rules('temporal', 'a', 'b', 'c'),
    events: [
      [0, 'a', 'x'],
      [1, 'b', 'x'],
      [2, 'c', 'x'],
      [0, 'a', 'y'],
      [1, 'b', 'y'],
      [302, 'c', 'y'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal: pairs of neighbours in time are not a whole',
    correlation: rules('temporal', 'a', 'b', 'c'),
    events: [
      [0, 'a', 'x'],
      [200, 'b', 'x'],
      [400, 'c', 'x'],
    ],
    fires: [],
  },
  {
    name: 'temporal with a condition: either rule besides the first',
    correlation: [...rules('temporal', 'a', 'b', 'c'), 'condition: a and (b or c)'],
    events: [
      [0, 'a', 'x'],
      [1, 'c', 'x'],
      [0, 'b', 'y'],
      [1, 'c', 'y'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal_ordered: in order, and in the wrong order',
    correlation: rules('temporal_ordered', 'a', 'b'),
    events: [
      [0, 'a', 'x'],
      [10, 'b', 'x'],
      [0, 'b', 'y'],
      [10, 'a', 'y'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal_ordered: the wrong order, then the right one',
    correlation: rules('temporal_ordered', 'a', 'b'),
    events: [
      [0, 'b', 'x'],
      [10, 'a', 'x'],
      [20, 'b', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal_ordered: exactly one timespan apart, and one second more',
    correlation: rules('temporal_ordered', 'a', 'b'),
    events: [
      [0, 'a', 'x'],
      [300, 'b', 'x'],
      [0, 'a', 'y'],
      [301, 'b', 'y'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal_ordered: a later start counts where the first is too old',
    correlation: rules('temporal_ordered', 'a', 'b'),
    events: [
      [0, 'a', 'x'],
      [100, 'a', 'x'],
      [350, 'b', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal_ordered: three rules, each within the timespan of the first',
    correlation: rules('temporal_ordered', 'a', 'b', 'c'),
    events: [
      [0, 'a', 'x'],
      [150, 'b', 'x'],
      [300, 'c', 'x'],
      [0, 'a', 'y'],
      [200, 'b', 'y'],
      [400, 'c', 'y'],
      [0, 'a', 'z'],
      [10, 'c', 'z'],
      [20, 'b', 'z'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal_ordered: other events in between do no harm',
    correlation: rules('temporal_ordered', 'a', 'b', 'c'),
    events: [
      [0, 'a', 'x'],
      [5, 'c', 'x'],
      [10, 'b', 'x'],
      [15, 'a', 'x'],
      [20, 'c', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal_ordered: steps of different groups do not join',
    correlation: rules('temporal_ordered', 'a', 'b'),
    events: [
      [0, 'a', 'x'],
      [1, 'b', 'y'],
      [2, 'a', ''],
      [3, 'b', ''],
    ],
    fires: [],
  },
  {
    name: 'temporal_ordered: an instant has no order, so it is not missed',
    correlation: rules('temporal_ordered', 'a', 'b'),
    events: [
      [200, 'b', 'x'],
      [200, 'a', 'x'],
    ],
    fires: ['x'],
  },
  {
    name: 'temporal_ordered on a correlation: it counts from the end of its interval',
    inner: three,
    correlation: rules('temporal_ordered', 'inner', 'b'),
    events: [
      ...burst(0, 'in time'),
      [320, 'b', 'in time'],
      ...burst(0, 'too late'),
      [321, 'b', 'too late'],
      ...burst(10, 'too early'),
      [0, 'b', 'too early'],
      [0, 'a', 'too few'],
      [10, 'a', 'too few'],
      [20, 'b', 'too few'],
    ],
    fires: ['in time'],
  },
  {
    name: 'temporal_ordered that ends in a correlation',
    inner: three,
    correlation: rules('temporal_ordered', 'b', 'inner'),
    events: [[0, 'b', 'in time'], ...burst(280, 'in time'), [0, 'b', 'too late'], ...burst(281, 'too late')],
    fires: ['in time'],
  },
  {
    name: 'temporal on a correlation: in either order, of one group',
    inner: three,
    correlation: rules('temporal', 'inner', 'b'),
    events: [
      ...burst(0, 'before'),
      [100, 'b', 'before'],
      ...burst(100, 'after'),
      [0, 'b', 'after'],
      ...burst(0, 'alone'),
      [50, 'b', 'other'],
    ],
    fires: ['after', 'before'],
  },
  {
    name: 'event_count of a correlation that follows another rule',
    inner: rules('temporal_ordered', 'a', 'b'),
    correlation: ['type: event_count', 'rules: [inner]', byUser, 'condition: { gte: 2 }'],
    events: [
      [0, 'a', 'twice'],
      [10, 'b', 'twice'],
      [100, 'a', 'twice'],
      [110, 'b', 'twice'],
      [0, 'a', 'once'],
      [10, 'b', 'once'],
    ],
    fires: ['twice'],
  },
];

/** Three events of rule `a` within 20 seconds. */
function burst(from: number, key: string): readonly TimedEvent[] {
  return [0, 10, 20].map((at) => [from + at, 'a', key] as const);
}
