import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';
import { run } from '../../support/evaluate.ts';

interface Case {
  readonly target: string;
  readonly logsource: string;
  readonly selection: string;
  readonly table: string;
  readonly found: Readonly<Record<string, unknown>>;
  readonly ignored: Readonly<Record<string, unknown>>;
}

const security = 'product: windows, service: security';
const services = '{"ServiceName":"evil","ServiceStartType":2}';

/** Event 104 as Windows writes it when a log is cleared. */
function cleared(user: string, channel: string): string {
  return `<DataItem type="System.XmlData"><UserData><LogFileCleared xmlns="http://manifests.microsoft.com/win/2004/08/windows/eventlog"><SubjectUserName>${user}</SubjectUserName><Channel>${channel}</Channel></LogFileCleared></UserData></DataItem>`;
}

/** Log sources whose rows are told apart by more than a table, with a row that a rule means and one that it doesn't. */
const cases: readonly Case[] = [
  {
    target: 'xdr',
    logsource: 'product: windows, service: system',
    selection: 'EventID: 7045, Provider_Name: Service Control Manager, ServiceName: evil',
    table: 'DeviceEvents',
    found: { ActionType: 'ServiceInstalled', AdditionalFields: services },
    ignored: { ActionType: 'ServiceInstalled', AdditionalFields: '{"ServiceName":"good"}' },
  },
  {
    target: 'xdr',
    logsource: security,
    selection: 'EventID: 4697, ServiceStartType: auto start',
    table: 'DeviceEvents',
    found: { ActionType: 'ServiceInstalled', AdditionalFields: services },
    ignored: { ActionType: 'DriverLoad', AdditionalFields: services },
  },
  {
    target: 'xdr',
    logsource: security,
    selection: 'EventID: 4624, LogonType: 10, TargetUserName: admin',
    table: 'DeviceLogonEvents',
    found: { ActionType: 'LogonSuccess', LogonType: 'RemoteInteractive', AccountName: 'Admin' },
    ignored: { ActionType: 'LogonSuccess', LogonType: 'Network', AccountName: 'admin' },
  },
  {
    target: 'xdr',
    logsource: security,
    selection: String.raw`EventID: 4698, TaskName: '\Evil'`,
    table: 'DeviceEvents',
    found: { ActionType: 'ScheduledTaskCreated', AdditionalFields: String.raw`{"TaskName":"\\Evil"}` },
    ignored: { ActionType: 'ScheduledTaskDeleted', AdditionalFields: String.raw`{"TaskName":"\\Evil"}` },
  },
  {
    target: 'xdr',
    logsource: security,
    selection: String.raw`EventID: 4657, ObjectName|startswith: '\REGISTRY\MACHINE\SYSTEM\', ObjectValueName: x`,
    table: 'DeviceRegistryEvents',
    found: {
      ActionType: 'RegistryValueSet',
      RegistryKey: String.raw`HKEY_LOCAL_MACHINE\SYSTEM\a`,
      RegistryValueName: 'x',
    },
    ignored: {
      ActionType: 'RegistryValueSet',
      RegistryKey: String.raw`HKEY_USERS\SYSTEM\a`,
      RegistryValueName: 'x',
    },
  },
  {
    target: 'asim',
    logsource: security,
    selection: 'EventID: 4625, LogonType: 3, TargetUserName: admin',
    table: 'imAuthentication',
    found: {
      EventType: 'Logon',
      EventResult: 'Failure',
      EventSubType: 'Network',
      TargetUsername: String.raw`CONTOSO\admin`,
    },
    ignored: {
      EventType: 'Logon',
      EventResult: 'Failure',
      EventSubType: 'Network',
      TargetUsername: String.raw`ADMIN\jane`,
    },
  },
  {
    target: 'asim',
    logsource: security,
    selection: 'EventID: 4728, TargetUserName: Domain Admins',
    table: 'imUserManagement',
    found: {
      EventType: 'UserAddedToGroup',
      GroupType: 'Global Security Enabled',
      GroupName: String.raw`CONTOSO\Domain Admins`,
    },
    ignored: {
      EventType: 'UserAddedToGroup',
      GroupType: 'Local Security Enabled',
      GroupName: String.raw`CONTOSO\Domain Admins`,
    },
  },
  {
    target: 'native',
    logsource: 'product: windows, service: system',
    selection: 'EventID: 104, Channel: [Security, System]',
    table: 'Event',
    found: { EventLog: 'System', EventID: 104, EventData: cleared('jane', 'Security') },
    ignored: { EventLog: 'System', EventID: 104, EventData: cleared('SYSTEM', 'Setup') },
  },
  {
    target: 'native',
    logsource: 'category: process_creation, product: macos',
    selection: 'Image|endswith: /osascript',
    table: 'DeviceProcessEvents',
    found: { FolderPath: '/usr/bin/osascript' },
    ignored: { FolderPath: String.raw`C:\usr/bin/osascript` },
  },
  {
    target: 'native',
    logsource: 'category: application, product: opencanary',
    selection: 'logtype: 5001',
    table: 'Syslog',
    found: { SyslogMessage: '{"dst_port": 22, "logtype": 5001, "node_id": "a"}' },
    ignored: { SyslogMessage: '{"dst_port": 5001, "logtype": 50010, "node_id": "5001"}' },
  },
  {
    target: 'native',
    logsource: 'category: firewall',
    selection: "blocked: 'true', dst_port: 3389",
    table: 'CommonSecurityLog',
    found: { DeviceAction: 'Deny', DestinationPort: 3389 },
    ignored: { DeviceAction: 'Accept', DestinationPort: 3389 },
  },
];

test.each(cases)(
  '$target, $logsource: $selection',
  async ({ target, logsource, selection, table, found, ignored }) => {
    const { converter } = await createConverter({ targets: [target] });
    const text = `title: T\nlogsource: { ${logsource} }\ndetection: { s: { ${selection} }, condition: s }\n`;
    const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
    const query = result?.queries[0];
    expect([query?.table, result?.diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([
      table,
      [],
    ]);
    const matched = [found, ignored].map((row) => run(query?.kql ?? '', { [table]: [row] }).length);
    expect(matched).toEqual([1, 0]);
  },
);
