import { describe, expect, test } from 'vitest';
import type { DiagnosticCode } from '../../../src/diagnostics/index.ts';
import { findings, ruleWith } from '../../support/linting.ts';

/** Each: the attribute, what is wrong, and what is right. */
const table: readonly (readonly [DiagnosticCode, string, readonly string[], readonly string[]])[] = [
  [
    'title-style',
    'title',
    ['Whoami.', 'whoami as system', 'Detects Whoami', `Who${'o'.repeat(120)}`],
    [
      'Whoami',
      'Whoami...',
      'msDS-Attribute Modified',
      'bXOR Operator',
      `Who${'o'.repeat(117)}`,
      'Detected Whoami',
    ],
  ],
  ['id-missing', 'id', [''], ['869aff82-2653-4a35-b794-c456c539de5b', 'no-uuid']],
  [
    'id-format',
    'id',
    ['abc', '869aff82-2653-4a35-b794-c456c539de5', "'{869aff82-2653-4a35-b794-c456c539de5b}'"],
    ['869aff82-2653-4a35-b794-c456c539de5b', '869AFF82-2653-4A35-B794-C456C539DE5B', ''],
  ],
  [
    'related-invalid',
    'related',
    ['[{ id: abc, type: derived }]', '[{ id: 869AFF82-2653-4a35-b794-c456c539de5b, type: similar }]'],
    ['[{ id: 0f4b3e5c-9d3a-4a51-8f5c-2a3c0a7b6d11, type: derived }]', '[]'],
  ],
  ['description-short', 'description', ['Whoami', "'               '"], ['Sixteen letters!', '']],
  ['attribute-missing', 'description', [''], ['Whatever it is that it does']],
  ['date-order', 'modified', ['2024-08-29', '2023/12/31'], ['2024-08-30', '2024/08/31', 'soon', '']],
  ['date-impossible', 'date', ['2025-02-29', '2024/04/31'], ['2024-02-29', '2024-12-31', 'today']],
  [
    'reference-url',
    'references',
    [
      '[www.example.com]',
      '[example.com/a]',
      "['http:/example.com']",
      "['https://a.example https://b.example']",
    ],
    ['[Internal Research]', "['https://example.com/a b']", '[n/a]', '[ftp://example.com/a]', '[report.pdf]'],
  ],
  [
    'entry-duplicate',
    'references',
    ["['https://a.example', 'https://a.example']"],
    ["['https://a.example/A', 'https://a.example/a']"],
  ],
  [
    'falsepositive-empty',
    'falsepositives',
    ['[None]', '[N/A]', '[none.]'],
    ['[Unknown]', '[Unlikely]', '[None of the above is known]'],
  ],
  [
    'tag-format',
    'tags',
    ['[attack]', '[attack.Execution]', "['attack.credential access']", '[attack_t1059]'],
    ['[attack.execution]', '[mine.anything_goes-here.1]'],
  ],
  [
    'tag-unknown',
    'tags',
    [
      '[attack.excution]',
      '[attack.t105]',
      '[attack.t1059.1]',
      '[attack.g01]',
      '[cve.2021]',
      '[car.2016]',
      '[detection.new]',
      '[stp.9]',
      '[tlp.blue]',
    ],
    [
      '[attack.stealth, attack.defense-impairment, attack.defense-evasion]',
      '[attack.impair-process-control, attack.ta0005, attack.s0002, attack.g0020, attack.c0011]',
      '[cve.2021-44228, cve.2021.44228, car.2016-04-005, detection.threat-hunting, stp.2a, tlp.amber-strict]',
      '[attack.execution, attack.t1059.001]',
      '[d3fend.d3-pa, mine.x]',
    ],
  ],
  [
    'tag-technique-unknown',
    'tags',
    [
      '[attack.execution, attack.t1086]',
      '[attack.execution, attack.t1053.001]',
      '[attack.execution, attack.t0001]',
    ],
    [
      '[attack.execution, attack.t1059.999]',
      '[attack.execution, attack.t1562.001, attack.t1685.001]',
      '[attack.execution, attack.t0801, attack.t1398, attack.t1999]',
    ],
  ],
  [
    'tag-tactic-missing',
    'tags',
    ['[attack.t1059]'],
    ['[attack.execution, attack.t1059]', '[attack.ta0002, attack.t1059]', '[]'],
  ],
];

describe.each(table)('%s', (code, attribute, wrong, right) => {
  test.each(wrong)('wrong: %j', (yaml) => {
    expect(findings(code, ruleWith(attribute, yaml))).toHaveLength(1);
  });
  test.each(right)('right: %j', (yaml) => {
    expect(findings(code, ruleWith(attribute, yaml))).toEqual([]);
  });
});

test.each([
  ['rules/proc_creation_win_whoami.yml', 0],
  ['<stdin>', 0],
  ['C:\\rules.txt', 0],
  ['rules/whoami.yml', 1],
  ['rules/proc_creation_win_whoami.yaml', 1],
  ['rules/Proc_Creation_Win_Whoami.yml', 1],
  ['rules/proc creation win whoami.yml', 1],
])('the file name of %j: %d', (path, count) => {
  expect(findings('file-name', ruleWith('status', 'test'), path)).toHaveLength(count);
});

test.each([
  ['category', 'proces_creation', 'process_creation'],
  ['category', 'porcess_creation', 'process_creation'],
  ['category', 'Process_Crestion', 'process_creation'],
  ['product', 'window', 'windows'],
])('a misspelt %s', (attribute, name, known) => {
  const rule = ruleWith('status', 'test');
  const wrong = rule.replace(`${attribute}: ${known}`, `${attribute}: ${name}`);
  expect(findings('logsource-misspelt', wrong)).toHaveLength(1);
  expect(findings('logsource-misspelt', rule)).toEqual([]);
  expect(findings('logsource-misspelt', rule.replace(known, 'own_application'))).toEqual([]);
});
