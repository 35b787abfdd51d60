import { expect, test } from 'vitest';
import { parseText, ruleWithCondition, ruleWithDetection } from '../../support/parsing.ts';

const rule = ruleWithCondition('selection');

test('a rule with everything that the specification names', () => {
  const { documents, findings } = parseText(`
title: Title
id: 929a690e-bef0-4204-a928-ef5e620d6fcc
name: a_name
related:
  - id: 08fbc97d-0a2f-491c-ae21-8ffcfd3174e9
    type: derived
taxonomy: sigma
status: test
description: |
  Two
  lines
license: MIT
author: A, B
references: [https://example.com]
date: 2024-01-31
modified: 2023/12/01
logsource:
  category: process_creation
  product: windows
  service: security
  definition: Audit it
  vendor: x
detection:
  selection:
    Image: a.exe
  keywords: [b]
  timeframe: 5m
  condition: [selection, keywords]
fields: [Image]
falsepositives: [None]
level: high
tags: [attack.t1059]
scope: [server]
owner: SOC
`);
  expect(findings).toEqual([]);
  expect(documents).toMatchObject([
    {
      kind: 'detection',
      metadata: {
        title: { value: 'Title' },
        id: { value: '929a690e-bef0-4204-a928-ef5e620d6fcc' },
        name: { value: 'a_name' },
        related: [{ id: { value: '08fbc97d-0a2f-491c-ae21-8ffcfd3174e9' }, type: { value: 'derived' } }],
        taxonomy: { value: 'sigma' },
        status: { value: 'test' },
        description: { value: 'Two\nlines\n' },
        license: { value: 'MIT' },
        author: { value: 'A, B' },
        references: [{ value: 'https://example.com' }],
        date: { value: '2024-01-31' },
        modified: { value: '2023/12/01' },
        fields: [{ value: 'Image' }],
        falsePositives: [{ value: 'None' }],
        level: { value: 'high' },
        tags: [{ value: 'attack.t1059' }],
        scope: [{ value: 'server' }],
        custom: [{ key: { text: 'owner' }, value: { text: 'SOC' } }],
      },
      logsource: {
        category: { value: 'process_creation' },
        product: { value: 'windows' },
        service: { value: 'security' },
        definition: { value: 'Audit it' },
        custom: [{ value: 'vendor' }],
      },
      detection: {
        identifiers: [{ name: { value: 'selection' } }, { name: { value: 'keywords' } }],
        conditions: [{ text: { value: 'selection' } }, { text: { value: 'keywords' } }],
        timeframe: { value: '5m' },
      },
    },
  ]);
});

test.each<[text: string, finding: string]>([
  ['', 'document-empty 1:1'],
  ['# nothing\n', 'document-empty 1:1'],
  ['just text', 'document-not-sigma 1:1'],
  ['- a\n- b\n', 'document-not-sigma 1:1'],
  ['{}', 'document-not-sigma 1:1'],
  ['title: x\nid: y\n', 'document-not-sigma 1:1'],
  ['title: x\ndetections: {}\n', 'document-not-sigma 2:1'],
  [`${rule}correlation: {}\n`, 'document-ambiguous 8:1'],
  ['title: x\ndetection: {a: b, condition: a}', 'logsource-missing 1:1'],
  ['title: x\nlogsource: windows\ndetection: {a: b, condition: a}', 'structure-type 2:12'],
  ['title: x\nlogsource: {product: [a]}\ndetection: {a: b, condition: a}', 'structure-type 2:22'],
  ['title: x\nlogsource:\n  prodcut: a\ndetection: {a: b, condition: a}', 'logsource-empty 2:1'],
  ['title: x\nlogsource: {product: a}\ndetection: text', 'structure-type 3:12'],
  ['title: x\nlogsource: {product: a}\ndetection: {a: b}', 'condition-missing 3:1'],
  ['title: x\nlogsource: {product: a}\ndetection: {a: b, condition: {a: b}}', 'structure-type 3:30'],
  ['title: x\nlogsource: {product: a}\ndetection: {a: b, condition: []}', 'condition-empty 3:30'],
  ['title: x\nlogsource: {product: a}\ndetection: {a: b, condition: [a, [b]]}', 'structure-type 3:34'],
  ['title: x\nlogsource: {product: a}\ndetection: {a: b, condition: }', 'condition-empty 3:30'],
  ['title: x\nlogsource: {product: a}\nfilter: {a: b, condition: a}', 'filter-rules 3:1'],
  ['title: x\nlogsource: {product: a}\nfilter: {rules: [], a: b, condition: a}', 'structure-type 3:17'],
  ['title: x\nlogsource: {product: a}\nfilter: text', 'structure-type 3:9'],
  ['title: x\nfilter: {rules: any, a: b, condition: a}', 'logsource-missing 1:1'],
  ['title: x\ncorrelation: text', 'structure-type 2:14'],
  [`${rule}title: y\n`, 'yaml-duplicate-key 8:1'],
  [ruleWithDetection('selection:', '  a: 1', '  a: 2'), 'yaml-duplicate-key 7:5'],
])('%j is one error', (text, finding) => {
  expect(parseText(text)).toEqual({ documents: [], findings: [finding] });
});

test.each<[attribute: string, finding: string | undefined]>([
  ['level: hgih', 'attribute-value 1:8'],
  ['level: High', 'attribute-value 1:8'],
  ['status: stabel', 'attribute-value 1:9'],
  ['date: 31.01.2024', 'attribute-format 1:7'],
  ['date: 2024-13-01', 'attribute-format 1:7'],
  ['date: 2024-01/31', 'attribute-format 1:7'],
  ['date: 2024/01/31', undefined],
  ['modified: 2024-01-31', undefined],
  ['author: 5', 'attribute-type 1:9'],
  ['author: [a, b]', 'attribute-type 1:9'],
  ['author:', 'attribute-type 1:8'],
  ['references: https://example.com', 'attribute-type 1:13'],
  ['references: {a: b}', 'attribute-type 1:13'],
  ['tags: [a, 5]', 'attribute-type 1:11'],
  ['related: x', 'attribute-type 1:10'],
  ['related: [{id: x}]', 'attribute-type 1:11'],
  ['related: [{id: x, type: drived}]', 'attribute-value 1:25'],
  ['related: [{id: x, type: obsoletes}]', undefined],
  [`name: ${'x'.repeat(257)}`, 'attribute-format 1:7'],
  ['refrences: []', 'attribute-misspelt 1:1'],
  ['falsepositive: []', 'attribute-misspelt 1:1'],
  ['owner: SOC', undefined],
  ['simulation: []', undefined],
])('%j is at most a warning: %s', (attribute, finding) => {
  const { documents, findings } = parseText(`${attribute}\n${rule}`);
  expect(documents).toHaveLength(1);
  expect(findings).toEqual(finding === undefined ? [] : [finding]);
});

test('a rule without a title can still be converted', () => {
  const { documents, findings } = parseText(rule.replace('title: Test\n', ''));
  expect(documents).toHaveLength(1);
  expect(findings).toEqual(['title-missing 1:1']);
});

test.each<[rules: string, targets: unknown]>([
  ['any', { kind: 'any' }],
  ['[any]', { kind: 'any' }],
  ['a_rule', { kind: 'rules', rules: [{ value: 'a_rule' }] }],
  ['[a, b]', { kind: 'rules', rules: [{ value: 'a' }, { value: 'b' }] }],
])('a filter for the rules %s', (rules, targets) => {
  const { documents, findings } = parseText(
    `title: x\nlogsource: {product: a}\nfilter:\n  rules: ${rules}\n  selection: {a: b}\n  condition: not selection\n`,
  );
  expect(findings).toEqual([]);
  expect(documents).toMatchObject([
    { kind: 'filter', rules: targets, detection: { identifiers: [{ name: { value: 'selection' } }] } },
  ]);
});

test('each document of a file is read, whatever is wrong with its neighbours', () => {
  const broken = ruleWithCondition('(selection');
  const { documents, findings } = parseText(
    [rule, broken, 'x: [', rule, '', 'info: y', rule].join('\n---\n'),
  );
  expect(documents.map(({ kind }) => kind)).toEqual(['detection', 'detection', 'detection']);
  expect(findings.map((finding) => finding.split(' ')[0])).toEqual([
    'yaml-syntax',
    'condition-parenthesis',
    'document-not-sigma',
  ]);
});

test.each<[name: string, change: (text: string) => string]>([
  ['a byte order mark', (text) => `\uFEFF${text}`],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['both', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
])('%s moves no position', (_, change) => {
  const text = `title: 5\n${ruleWithCondition('(selection').replace('title: Test\n', '')}`;
  expect(parseText(change(text)).findings).toEqual(['attribute-type 1:8', 'condition-parenthesis 7:14']);
});
