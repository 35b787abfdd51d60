import { quote, suggestion, type Diagnostics } from '../diagnostics/index.ts';
import type { YamlEntry, YamlMap, YamlScalar } from '../yaml/index.ts';
import { readCondition } from './condition/read.ts';
import type {
  Comparison,
  ComparisonOperator,
  CorrelationCondition,
  CorrelationType,
  Located,
} from './document.ts';
import { readNames, readNumber, refuse } from './structure.ts';

/**
 * Reads the condition of a correlation by the Correlation Rules specification, "Condition".
 * `all` stands for the absent condition of a temporal correlation; undefined after an error, which points
 * at `owner` if the condition itself is missing.
 */
export function readCorrelationCondition(
  entry: YamlEntry | undefined,
  type: Located<CorrelationType>,
  owner: YamlScalar,
  diagnostics: Diagnostics,
): CorrelationCondition | 'all' | undefined {
  const traits = traitsOf[type.value];
  if (entry === undefined) {
    if (traits.rules) return 'all';
    diagnostics.report(
      'correlation-incomplete',
      owner.span,
      `A correlation of type ${quote(type.value)} needs a \`condition\`.`,
    );
    return undefined;
  }
  if (entry.value.kind === 'map') return readThreshold(entry.value, type.value, diagnostics);
  if (entry.value.kind === 'scalar' && traits.rules) return readRuleCondition(entry.value, diagnostics);
  const shape = traits.rules
    ? 'a map such as `gte: 2`, or rules joined by `and`, `or`, `not`'
    : 'a map such as `gte: 10`';
  return refuse(
    entry.value,
    `The condition of a correlation of type ${quote(type.value)} must be ${shape}.`,
    diagnostics,
  );
}

/** What the condition of each type takes: rules joined by operators, a field, a whole number only. */
const traitsOf: Readonly<
  Record<CorrelationType, { readonly rules: boolean; readonly field: boolean; readonly whole: boolean }>
> = {
  event_count: { rules: false, field: false, whole: true },
  value_count: { rules: false, field: true, whole: true },
  value_sum: { rules: false, field: true, whole: false },
  value_avg: { rules: false, field: true, whole: false },
  value_percentile: { rules: false, field: true, whole: false },
  value_median: { rules: false, field: true, whole: false },
  temporal: { rules: true, field: false, whole: true },
  temporal_ordered: { rules: true, field: false, whole: true },
};

const operators: readonly ComparisonOperator[] = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'];

function readThreshold(
  map: YamlMap,
  type: CorrelationType,
  diagnostics: Diagnostics,
): CorrelationCondition | undefined {
  const traits = traitsOf[type];
  const comparisons: Comparison[] = [];
  let fields: readonly Located<string>[] = [];
  let percentile: Located<number> | undefined;
  for (const entry of map.entries) {
    const { key } = entry;
    const operator = operators.find((each) => each === key.text);
    if (operator !== undefined) {
      const value = readNumber(entry, traits.whole, diagnostics);
      if (value === undefined) return undefined;
      comparisons.push({ operator: { value: operator, span: key.span }, value });
    } else if (key.text === 'field' && traits.field) {
      const names = readNames(entry, diagnostics);
      if (names === undefined) return undefined;
      fields = names;
    } else if (key.text === 'percentile' && type === 'value_percentile') {
      percentile = readNumber(entry, false, diagnostics);
      if (percentile === undefined) return undefined;
    } else {
      const message = `${quote(key.text)} means nothing in the condition of a correlation of type ${quote(type)}.`;
      diagnostics.report(
        'correlation-condition',
        key.span,
        message + suggestion(key.text, [...operators, 'field']),
      );
      return undefined;
    }
  }
  if (comparisons.length === 0) {
    const message = `The condition compares with no number: one of ${operators.join(', ')} is missing.`;
    diagnostics.report('correlation-condition', map.span, message);
    return undefined;
  }
  if (traits.field && fields.length === 0) {
    diagnostics.report(
      'correlation-condition',
      map.span,
      `The condition of a correlation of type ${quote(type)} needs a \`field\`.`,
    );
    return undefined;
  }
  return {
    kind: 'threshold',
    comparisons,
    fields,
    ...(percentile === undefined ? {} : { percentile }),
    span: map.span,
  };
}

function readRuleCondition(scalar: YamlScalar, diagnostics: Diagnostics): CorrelationCondition | undefined {
  const { text, tree } = readCondition(scalar, diagnostics);
  return tree === undefined ? undefined : { kind: 'rules', text, tree };
}
