import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';

type Case = readonly [targets: readonly string[], detection: string, outcome: string];

/** Which target and table a rule on the Security log gets. */
const windows: readonly Case[] = [
  [['asim'], 'EventID: 4625', 'asim imAuthentication'],
  [['asim'], 'EventID: [4624, 4634]', 'asim imAuthentication'],
  [['asim'], 'EventID: 4720', 'asim imUserManagement'],
  [['xdr'], 'EventID: 4625', 'xdr DeviceLogonEvents'],
  [['xdr'], 'EventID: 4697', 'xdr DeviceEvents'],
  // A parser that normalises some of the log comes after the log itself, whatever the order.
  [['asim', 'native'], 'EventID: 4625', 'native SecurityEvent'],
  [['asim', 'xdr'], 'EventID: 4625', 'xdr DeviceLogonEvents'],
  // One event that the table lacks, or no event at all.
  [['xdr'], 'EventID: [4625, 4771]', 'refused'],
  [['asim'], 'EventID: [4625, 4720]', 'refused'],
  [['xdr'], 'TargetUserName: x', 'refused'],
];

/** The same for sign-ins of Entra: their parser tells by the code of a result only whether it was a success. */
const entra: readonly Case[] = [
  [['asim', 'native'], 'ResultType: 0', 'asim imAuthentication'],
  [['asim', 'native'], 'ResultType: 53003', 'native SigninLogs'],
  [['asim', 'native'], 'ErrorCode: 50057', 'native SigninLogs'],
  [['asim', 'native'], 'ResourceDisplayName: Microsoft Graph', 'native SigninLogs'],
  [['asim'], 'ResultType: 53003', 'refused'],
  // A parser that lacks what the selection asks for comes after a table that has it.
  [['asim', 'native'], '{ ResultType: 0, HomeTenantId|fieldref|neq: ResourceTenantId }', 'native SigninLogs'],
  [['asim'], '{ ResultType: 0, HomeTenantId|fieldref|neq: ResourceTenantId }', 'asim imAuthentication'],
];

const cases = [
  ...windows.map((each) => ['product: windows, service: security', ...each] as const),
  ...entra.map((each) => ['product: azure, service: signinlogs', ...each] as const),
];

test.each(cases)('%s, %j: %s becomes %s', async (logsource, targets, detection, outcome) => {
  const { converter } = await createConverter({ targets });
  const text = `title: T
logsource: { ${logsource} }
detection:
  selection:
    ${detection}
  condition: selection
`;
  const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
  expect(result?.queries.map(({ table }) => `${result.target} ${table}`)[0] ?? result?.verdict).toBe(outcome);
});

test('a refusal names the events that the target does hold', async () => {
  const { converter } = await createConverter({ targets: ['asim'] });
  const text = `title: T
logsource: { product: windows, service: security }
detection: { s: { EventID: 5140 }, condition: s }
`;
  const messages = converter
    ?.convert({ path: 'rule.yml', text })[0]
    ?.diagnostics.map(({ message }) => message);
  expect(messages?.join()).toContain('Of its events it holds those with the id 4624, 4625,');
});
