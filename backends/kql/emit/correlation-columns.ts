/** The names of the columns that a correlation's query works with. */
export interface CorrelationColumns {
  readonly time: string;
  /** The position of the base rule, as text. */
  readonly rule: string;
  /** Holds the same text in every row where the rule names no keys. */
  readonly group: string;
  /** One per key, named as the rule names it. */
  readonly keys: readonly string[];
  /** The columns that tell groups apart: the keys, or `group` if there are none. */
  readonly grouping: readonly string[];
  readonly value: (index: number) => string;
  readonly windowEnd: string;
  readonly bin: string;
  /** The number that the condition is about. */
  readonly result: string;
}

const own = new Set([
  'TimeGenerated',
  'TimeGenerated1',
  'BaseRule',
  'BaseRule1',
  'AllEvents',
  'WindowEnd',
  'Bin',
  'Bin1',
  'Result',
]);

/** Names keys so that none is the name of a column of the query's own, nor of another key. */
export function columnsFor(keys: readonly string[]): CorrelationColumns {
  const taken = new Set(own);
  const named = keys.map((key) => {
    let name = key;
    while (taken.has(name) || /^(?:Value|Time)\d+$/.test(name)) name += '_';
    taken.add(name);
    return name;
  });
  return {
    time: 'TimeGenerated',
    rule: 'BaseRule',
    group: 'AllEvents',
    keys: named,
    grouping: named.length === 0 ? ['AllEvents'] : named,
    value: (index) => `Value${index + 1}`,
    windowEnd: 'WindowEnd',
    bin: 'Bin',
    result: 'Result',
  };
}
