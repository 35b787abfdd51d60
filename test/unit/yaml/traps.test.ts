import { expect, test } from 'vitest';
import { parseText, ruleWithDetection } from '../../support/parsing.ts';

test.each<[value: string, code: string | undefined]>([
  ['yes', 'yaml-boolean-word'],
  ['No', 'yaml-boolean-word'],
  ['ON', 'yaml-boolean-word'],
  ['off', 'yaml-boolean-word'],
  ['0777', 'yaml-number-spelling'],
  ['007', 'yaml-number-spelling'],
  ['0o17', 'yaml-number-spelling'],
  ['0x1410', 'yaml-number-spelling'],
  ['10.0', 'yaml-number-spelling'],
  ['1e3', 'yaml-number-spelling'],
  ['+5', 'yaml-number-spelling'],
  ['.5', 'yaml-number-spelling'],
  ['1_000', 'yaml-number-like'],
  ['12:30:45', 'yaml-number-like'],
  ['0b11', 'yaml-number-like'],
  ['2024-01-31', 'yaml-date'],
  ['2024-01-31T10:00:00Z', 'yaml-date'],
  ['true', undefined],
  ['0', undefined],
  ['4688', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['123456789012345678901', undefined],
  ["'yes'", undefined],
  ["'0x1410'", undefined],
  ["'2024-01-31'", undefined],
  ['noise', undefined],
  ['10.0.0.1', undefined],
  ['10.0.0.0/8', undefined],
  ['fe80::1', undefined],
  ['C:\\Windows', undefined],
  ['2024-01-31-report', undefined],
  ['null', undefined],
])('%s as a value gives %s', (value, code) => {
  const { documents, findings } = parseText(ruleWithDetection('selection:', `  Field: ${value}`));
  expect(documents).toHaveLength(1);
  expect(findings).toEqual(code === undefined ? [] : [`${code} 6:12`]);
});

test('one finding per kind and list', () => {
  const { findings } = parseText(ruleWithDetection('selection:', '  Field: [a, 0x1, 0x2, yes, 0x3]'));
  expect(findings).toEqual(['yaml-number-spelling 6:16', 'yaml-boolean-word 6:26']);
});

test('a field name that older YAML reads as a boolean', () => {
  expect(parseText(ruleWithDetection('selection:', '  on: a')).findings).toEqual(['yaml-boolean-word 6:5']);
});

test('descriptive attributes are text whatever they look like', () => {
  const text = `date: 2024-01-31\nauthor: yes\n${ruleWithDetection('selection:', '  a: b')}`;
  expect(parseText(text).findings).toEqual([]);
});
