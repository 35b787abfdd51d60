import { expect, test } from 'vitest';
import type { LegacyAggregation } from '../../../src/parse/index.ts';
import { parseText, ruleWithCondition } from '../../support/parsing.ts';
import { printCondition } from '../../support/print-condition.ts';

function aggregationOf(condition: string): string | undefined {
  const { documents, findings } = parseText(ruleWithCondition(condition));
  expect(findings).toEqual([]);
  const [document] = documents;
  const [first] = document?.kind === 'detection' ? document.detection.conditions : [];
  return first?.aggregation && describe(first.aggregation);
}

function describe(aggregation: LegacyAggregation): string {
  if (aggregation.kind === 'near') return `near ${printCondition(aggregation.operand)}`;
  const { field, groupBy, operator, threshold } = aggregation;
  const groups = groupBy.map(({ value }) => value).join('+');
  return `${aggregation.function.value}(${field?.value ?? ''}) by [${groups}] ${operator.value} ${threshold.value}`;
}

test.each<[condition: string, aggregation: string | undefined]>([
  ['selection', undefined],
  ['selection | count() > 5', 'count() by [] gt 5'],
  ['selection | count() by Host >= 10', 'count() by [Host] gte 10'],
  ['selection | count(User) by Host,Ip < 3', 'count(User) by [Host+Ip] lt 3'],
  ['selection | COUNT(User) BY Host , Ip <= 3', 'count(User) by [Host+Ip] lte 3'],
  ['selection|count()>5', 'count() by [] gt 5'],
  ['selection | sum(Bytes) by Host = 2.5', 'sum(Bytes) by [Host] eq 2.5'],
  ['selection | max(Bytes) == 2', 'max(Bytes) by [] eq 2'],
  ['selection | near selection and not other', 'near (selection and (not other))'],
])('%s', (condition, aggregation) => {
  expect(aggregationOf(condition)).toBe(aggregation);
});

test.each<[condition: string, finding: string]>([
  ['selection |', 'condition-aggregation 7:24'],
  ['selection | foo', 'condition-aggregation 7:24'],
  ['selection | count()', 'condition-aggregation 7:24'],
  ['selection | count() > many', 'condition-aggregation 7:24'],
  ['selection | count() by Host', 'condition-aggregation 7:24'],
  ['selection | near', 'condition-empty 7:14'],
  ['selection and | count() > 5', 'condition-operand 7:24'],
  ['(selection | count() > 5', 'condition-parenthesis 7:14'],
])('%s is one mistake', (condition, finding) => {
  expect(parseText(ruleWithCondition(condition))).toEqual({ documents: [], findings: [finding] });
});
