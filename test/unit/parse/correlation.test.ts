import { expect, test } from 'vitest';
import type { CorrelationSyntax } from '../../../src/parse/index.ts';
import { parseText } from '../../support/parsing.ts';
import { printCondition } from '../../support/print-condition.ts';

/** A correlation document; the given lines stand in its body from line 3 on, indented by two. */
function correlation(...lines: readonly string[]): string {
  return ['title: Test', 'correlation:', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

function read(text: string): CorrelationSyntax {
  const { documents, findings } = parseText(text);
  expect(findings).toEqual([]);
  const [document] = documents;
  if (document?.kind !== 'correlation') throw new Error('the case must be a correlation');
  return document.correlation;
}

const rules = ['rules: [a, b]', 'timespan: 1h'];

test('all attributes', () => {
  const syntax = read(
    correlation(
      'type: value_count',
      'rules:',
      '  - 5638f7c0-ac70-491d-8465-2a65075e0d86',
      '  - failed_logon',
      'group-by: [Host, User]',
      'timespan: 90m',
      'condition:',
      '  field: Source',
      '  gt: 100',
      '  lte: 200',
      'aliases:',
      '  User:',
      '    failed_logon: TargetUserName',
      'generate: true',
    ),
  );
  expect(syntax.type.value).toBe('value_count');
  expect(syntax.rules.map(({ value }) => value)).toEqual([
    '5638f7c0-ac70-491d-8465-2a65075e0d86',
    'failed_logon',
  ]);
  expect(syntax.groupBy.map(({ value }) => value)).toEqual(['Host', 'User']);
  expect(syntax.timespan.value).toEqual({ seconds: 5400, text: '90m' });
  expect(syntax.generate).toBe(true);
  expect(syntax.condition).toMatchObject({
    kind: 'threshold',
    fields: [{ value: 'Source' }],
    comparisons: [
      { operator: { value: 'gt' }, value: { value: 100 } },
      { operator: { value: 'lte' }, value: { value: 200 } },
    ],
  });
  expect(syntax.aliases).toMatchObject([
    {
      name: { value: 'User' },
      fields: [{ rule: { value: 'failed_logon' }, field: { value: 'TargetUserName' } }],
    },
  ]);
});

test.each<[type: string, condition: string]>([
  ['event_count', '{gte: 10}'],
  ['value_count', '{field: a, gte: 10}'],
  ['value_count', '{field: [a, b], neq: 10}'],
  ['value_sum', '{field: a, gt: 1.5}'],
  ['value_avg', '{field: a, lt: 10}'],
  ['value_percentile', '{field: a, lte: 1}'],
  ['value_percentile', '{field: a, lte: 1, percentile: 95}'],
  ['value_median', '{field: a, eq: 10}'],
  ['temporal', '{gte: 2}'],
  ['temporal', 'a and not b'],
  ['temporal_ordered', 'a AND b'],
])('a %s correlation takes the condition %s', (type, condition) => {
  expect(read(correlation(`type: ${type}`, ...rules, `condition: ${condition}`)).condition).toBeDefined();
});

test.each(['temporal', 'temporal_ordered'])('a %s correlation needs no condition', (type) => {
  expect(read(correlation(`type: ${type}`, ...rules)).condition).toBeUndefined();
});

test('a rule condition is a tree over rules', () => {
  const { condition } = read(correlation('type: temporal', ...rules, 'condition: a or b and not c'));
  if (condition?.kind !== 'rules') throw new Error('the case must hold a rule condition');
  expect(printCondition(condition.tree)).toBe('(a or (b and (not c)))');
});

test.each<[timespan: string, seconds: number]>([
  ['15s', 15],
  ['5m', 300],
  ['12h', 43_200],
  ['7d', 604_800],
])('%s is %i seconds', (timespan, seconds) => {
  const text = correlation('type: temporal', 'rules: [a, b]', `timespan: ${timespan}`);
  expect(read(text).timespan.value.seconds).toBe(seconds);
});

test('generate may stand beside the correlation', () => {
  expect(read(`${correlation('type: temporal', ...rules)}generate: true\n`).generate).toBe(true);
});

test.each<[lines: readonly string[], finding: string]>([
  [['type: temporal', 'timespan: 1h'], 'correlation-incomplete 2:1'],
  [['type: temporal', 'rules: [a]'], 'correlation-incomplete 2:1'],
  [['rules: [a]', 'timespan: 1h'], 'correlation-incomplete 2:1'],
  [['type: event_count', ...rules], 'correlation-incomplete 2:1'],
  [['type: event_cuont', ...rules, 'condition: {gte: 1}'], 'correlation-type 3:9'],
  [['type: event_count', ...rules, 'condition: {gte: 1}', 'groupby: [a]'], 'correlation-attribute 7:3'],
  [['type: event_count', ...rules, 'condition: {gte: 1.5}'], 'structure-type 6:20'],
  [['type: event_count', ...rules, "condition: {gte: '10'}"], 'structure-type 6:20'],
  [['type: event_count', ...rules, 'condition: {gte: -1}'], 'structure-type 6:20'],
  [['type: event_count', ...rules, 'condition: {field: a, gte: 1}'], 'correlation-condition 6:15'],
  [['type: event_count', ...rules, 'condition: {}'], 'correlation-condition 6:14'],
  [['type: event_count', ...rules, 'condition: {ge: 1}'], 'correlation-condition 6:15'],
  [['type: event_count', ...rules, 'condition: a and b'], 'structure-type 6:14'],
  [['type: value_count', ...rules, 'condition: {gte: 1}'], 'correlation-condition 6:14'],
  [['type: value_sum', ...rules, 'condition: {field: a}'], 'correlation-condition 6:14'],
  [['type: temporal', ...rules, 'condition: a and (b'], 'condition-parenthesis 6:20'],
  [['type: temporal', 'rules: []', 'timespan: 1h'], 'structure-type 4:10'],
  [['type: temporal', 'rules: [{a: b}]', 'timespan: 1h'], 'structure-type 4:11'],
  [['type: temporal', 'rules: [a]', 'timespan: 1w'], 'timespan-format 5:13'],
  [['type: temporal', 'rules: [a]', 'timespan: 0m'], 'timespan-format 5:13'],
  [['type: temporal', 'rules: [a]', 'timespan: 1H'], 'timespan-format 5:13'],
  [['type: temporal', 'rules: [a]', 'timespan: 1h30m'], 'timespan-format 5:13'],
  [['type: temporal', ...rules, 'aliases: [a]'], 'structure-type 6:12'],
  [['type: temporal', ...rules, 'aliases: {x: a}'], 'structure-type 6:16'],
  [['type: temporal', ...rules, 'generate: maybe'], 'structure-type 6:13'],
])('%j is one mistake: %s', (lines, finding) => {
  expect(parseText(correlation(...lines))).toEqual({ documents: [], findings: [finding] });
});
