import { expect, test } from 'vitest';
import { createValidator } from '../../../../../backends/kql/validate/index.ts';
import type { Mapping } from '../../../../../src/mapping/index.ts';

const own: Mapping = {
  target: 'native',
  settings: {},
  tables: {
    Own_CL: { query: 'Own_CL', schema: 'Own_CL', columns: { Text_s: 'string' }, keywords: [] },
  },
  logsources: [],
  fieldSets: {},
};
const validate = await createValidator([own]);

/** Queries, and whether the place of a target knows what they name. */
const cases: readonly (readonly [target: string, query: string, isKnown: boolean])[] = [
  ['xdr', 'DeviceProcessEvents | where Timestamp > ago(1d)', true],
  ['native', 'DeviceProcessEvents | where Timestamp > ago(1d)', false],
  ['native', 'DeviceProcessEvents | where TimeGenerated > ago(1d)', true],
  ['xdr', 'DeviceProcessEvents | where TimeGenerated > ago(1d)', false],
  ['xdr', 'SecurityEvent | where EventID == 4624', false],
  ['native', 'SecurityEvent | where EventID == 4624', true],
  ['asim', 'imProcessCreate | where TargetProcessName == ""', true],
  ['xdr', 'imProcessCreate | where TargetProcessName == ""', false],
  ['native', 'Own_CL | where Text_s == ""', true],
  ['xdr', 'Own_CL | where Text_s == ""', false],
  ['native', "SecurityEvent | where Account in ((_GetWatchlist('x') | project SearchKey))", true],
  ['xdr', "DeviceEvents | where FileName in ((_GetWatchlist('x') | project SearchKey))", true],
  // A correlation of both, and a target of the user's own, can be in either place.
  ['native+xdr', 'union SecurityEvent, DeviceProcessEvents | where Timestamp > ago(1d)', true],
  ['own', 'union SecurityEvent, DeviceProcessEvents | where Timestamp > ago(1d)', true],
];

test.each(cases)('%s: %s', (target, query, isKnown) => {
  expect(validate(query, target).length === 0).toBe(isKnown);
});
