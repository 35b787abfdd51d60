import { expect, test } from 'vitest';
import { constantMatches } from '../../../src/mapping/constant.ts';
import { nowhere, stringValue } from '../../support/values.ts';

test.each([
  ['Sysmon', true],
  ['sysmon', true],
  ['*mon', true],
  ['Sys*', true],
  ['S*s*n', true],
  ['S?smon', true],
  ['?ysmon?', false],
  ['*', true],
  ['Sysmo', false],
  ['', false],
])('"Sysmon" matches %j: %s', (value, expected) => {
  expect(constantMatches('Sysmon', stringValue(value))).toBe(expected);
});

test('case counts if the value says so', () => {
  expect(constantMatches('Sysmon', stringValue('sysmon', true))).toBe(false);
});

test('null, existence and what can not be decided', () => {
  expect(constantMatches('x', { kind: 'null', span: nowhere })).toBe(false);
  expect(constantMatches('x', { kind: 'exists', expected: true, span: nowhere })).toBe(true);
  expect(
    constantMatches('x', { kind: 'regex', source: 'x', flags: [], matchesEmpty: false, span: nowhere }),
  ).toBe(undefined);
});
