import { expect, test } from 'vitest';
import { ingest, withReturnedColumns } from '../../../../../backends/kql/ingest/index.ts';
import type { WindowsEvent } from '../../../../../src/events/index.ts';
import { catalogs } from '../../../../support/kusto.ts';

const sysmon = 'Microsoft-Windows-Sysmon/Operational';

function event(channel: string, eventId: number, data: Readonly<Record<string, string>>): WindowsEvent {
  return {
    kind: 'windows',
    system: {
      provider: channel === sysmon ? 'Microsoft-Windows-Sysmon' : 'Provider',
      eventId,
      channel,
      computer: 'pc1.example.com',
      time: '2024-01-02T03:04:05Z',
      level: '4',
      recordId: '',
      userId: '',
      keywords: '',
    },
    data: new Map(Object.entries(data)),
    unnamed: [],
    span: { source: { path: 'events.json', text: '' }, start: 0, end: 0 },
  };
}

/** The columns of one kind of rows. */
function row(
  of: WindowsEvent,
  schema: string,
  source: string,
): Readonly<Record<string, unknown>> | undefined {
  return ingest(of).find((each) => each.schema === schema && each.source === source)?.record;
}

const process = event(sysmon, 1, {
  Image: 'C:\\Tools\\x.exe',
  CommandLine: 'x <a> & b',
  OriginalFileName: 'y.exe',
  ParentImage: '-',
  User: 'NT AUTHORITY\\SYSTEM',
  LogonId: '0x3e7',
  Hashes: 'MD5=0A,SHA256=0B,IMPHASH=0C',
});

const registry = (type: string, data: Readonly<Record<string, string>>): WindowsEvent =>
  event(sysmon, type === 'SetValue' ? 13 : type === 'RenameKey' ? 14 : 12, { EventType: type, ...data });
const service = 'HKLM\\System\\CurrentControlSet\\Services\\x\\Start';
const set = registry('SetValue', { TargetObject: service, Details: 'DWORD (0x00000010)' });

const connection = (initiated: string): WindowsEvent =>
  event(sysmon, 3, {
    Image: 'C:\\x.exe',
    Initiated: initiated,
    DestinationHostname: 'www.example.com',
    DestinationIp: '192.0.2.1',
    SourceIp: '198.51.100.7',
    Protocol: 'tcp',
  });

const early = 'Sysmon, network parser 0.0.2, from Event';
const later = 'Sysmon, network parser 0.2.1, from Event';

test.each<[string, WindowsEvent, string, string, object]>([
  [
    'text of Event keeps entities',
    process,
    'ProcessEvent',
    'Sysmon, from Event',
    { TargetProcessCommandLine: 'x &lt;a&gt; &amp; b' },
  ],
  [
    'WindowsEvent has the values',
    process,
    'ProcessEvent',
    'Sysmon, from WindowsEvent',
    {
      TargetProcessCommandLine: 'x <a> & b',
      TargetProcessFilename: 'y.exe',
      TargetProcessIMPHASH: '0C',
      TargetUserSessionId: '0x3e7',
    },
  ],
  [
    'Defender has the name on disk',
    process,
    'ProcessEvent',
    'Defender',
    {
      TargetProcessFilename: 'x.exe',
      ProcessVersionInfoOriginalFileName: 'y.exe',
      TargetUsername: 'NT AUTHORITY\\SYSTEM',
      TargetUserSessionId: '999',
    },
  ],
  [
    'Defender leaves unknown parents empty',
    process,
    'DeviceProcessEvents',
    'Defender',
    {
      InitiatingProcessFolderPath: '',
      AccountDomain: 'NT AUTHORITY',
      AccountName: 'SYSTEM',
      LogonId: '999',
      SHA256: '0B',
    },
  ],
  [
    '4688 has no original name',
    process,
    'ProcessEvent',
    'Security log',
    { TargetProcessFilename: 'x.exe', ActorUsername: 'NT AUTHORITY\\SYSTEM' },
  ],
  [
    '4688 as columns',
    process,
    'SecurityEvent',
    'Security log, parsed columns',
    { EventID: '4688', NewProcessName: 'C:\\Tools\\x.exe', Process: 'x.exe' },
  ],
  [
    'set values are cut at the last backslash',
    set,
    'RegistryEvent',
    'Sysmon, from Event',
    {
      EventType: 'RegistryValueSet',
      RegistryKey: 'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Services\\x',
      RegistryValue: 'Start',
      RegistryValueData: 'DWORD (0x00000010)',
    },
  ],
  [
    'Defender holds raw data',
    set,
    'RegistryEvent',
    'Defender',
    { RegistryValue: 'Start', RegistryValueData: '16' },
  ],
  [
    '4657 holds the numbered control set',
    set,
    'RegistryEvent',
    'Security log',
    { RegistryKey: 'HKEY_LOCAL_MACHINE\\System\\ControlSet001\\Services\\x', RegistryValueData: '16' },
  ],
  [
    'keys stay whole',
    registry('CreateKey', { TargetObject: 'HKU\\S-1\\x' }),
    'RegistryEvent',
    'Sysmon, from Event',
    { EventType: 'RegistryKeyCreated', RegistryKey: 'HKEY_USERS\\S-1\\x', RegistryValue: '' },
  ],
  [
    'renamed keys show the new name',
    registry('RenameKey', { TargetObject: 'HKLM\\a', NewName: 'HKLM\\b' }),
    'RegistryEvent',
    'Sysmon, from Event',
    { RegistryKey: 'HKEY_LOCAL_MACHINE\\b' },
  ],
  [
    'Defender keeps deletions in Previous',
    registry('DeleteValue', { TargetObject: 'HKCR\\a\\b' }),
    'DeviceRegistryEvents',
    'Defender',
    { PreviousRegistryKey: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes\\a', PreviousRegistryValueName: 'b' },
  ],
  [
    'and the parser takes them from there',
    registry('DeleteValue', { TargetObject: 'HKLM\\a\\b' }),
    'RegistryEvent',
    'Defender',
    { EventType: 'RegistryValueDeleted', RegistryKey: 'HKEY_LOCAL_MACHINE\\a', RegistryValue: 'b' },
  ],
  [
    'outbound in parser 0.0.2',
    connection('true'),
    'NetworkSession',
    early,
    {
      NetworkDirection: 'Outbound',
      SrcProcessName: 'C:\\x.exe',
      DstProcessName: '',
      DstHostname: 'www.example.com',
    },
  ],
  [
    'outbound in parser 0.2.1',
    connection('true'),
    'NetworkSession',
    later,
    {
      SrcProcessName: '',
      DstProcessName: 'C:\\x.exe',
      DstHostname: 'www',
      DstDomain: 'example.com',
      DstFQDN: 'www.example.com',
    },
  ],
  [
    'inbound in parser 0.0.2',
    connection('false'),
    'NetworkSession',
    early,
    { NetworkDirection: 'Inbound', DstProcessName: 'C:\\x.exe' },
  ],
  ['inbound in parser 0.2.1', connection('false'), 'NetworkSession', later, { SrcProcessName: 'C:\\x.exe' }],
  [
    'Defender has bare names of processes',
    connection('true'),
    'NetworkSession',
    'Defender',
    {
      NetworkDirection: 'Outbound',
      SrcProcessName: 'x.exe',
      DstFQDN: 'www.example.com',
      DstIpAddr: '192.0.2.1',
    },
  ],
  [
    'inbound in Defender',
    connection('false'),
    'DeviceNetworkEvents',
    'Defender',
    { ActionType: 'InboundConnectionAccepted', RemoteIP: '198.51.100.7', LocalIP: '192.0.2.1' },
  ],
  [
    'the path of Defender is doubled',
    event(sysmon, 11, { TargetFilename: 'C:\\a\\b.txt' }),
    'FileEvent',
    'Defender',
    { EventType: 'FileCreated', TargetFilePath: 'C:\\a\\b.txt\\b.txt' },
  ],
  [
    'pipes of Defender have a device',
    event(sysmon, 17, { PipeName: '\\p' }),
    'DeviceEvents',
    'Defender',
    { AdditionalFields: '{"PipeName":"\\\\Device\\\\NamedPipe\\\\p"}' },
  ],
  [
    'DNS',
    event(sysmon, 22, { QueryName: 'example.com', Image: 'x' }),
    'Dns',
    'Sysmon, from Event',
    { EventType: 'Query', DnsQuery: 'example.com', SrcProcessName: 'x' },
  ],
  [
    'logons',
    event('Security', 4625, { LogonType: '10', TargetUserName: 'u' }),
    'Authentication',
    'Security log',
    { EventType: 'Logon', EventResult: 'Failure', EventSubType: 'RemoteInteractive' },
  ],
])('%s', (_name, of, schema, source, expected) => {
  expect(row(of, schema, source)).toMatchObject(expected);
});

test.each<[string, WindowsEvent, string, string]>([
  ['parsers of WindowsEvent know no registry data', set, 'RegistryEvent', 'RegistryValueData'],
  ['nor the source host name', connection('true'), 'NetworkSession', 'SrcHostname'],
])('%s', (_name, of, schema, column) => {
  const rows = ingest(of).filter(
    (each) => each.schema === schema && each.source.endsWith('from WindowsEvent'),
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.record).not.toHaveProperty(column);
});

test.each<[string, WindowsEvent, readonly string[]]>([
  [
    'only lsass.exe is reported as opened',
    event(sysmon, 10, { TargetImage: 'C:\\x.exe' }),
    ['Event', 'WindowsEvent'],
  ],
  [
    'lsass.exe',
    event(sysmon, 10, { TargetImage: 'C:\\lsass.exe' }),
    ['DeviceEvents', 'Event', 'WindowsEvent'],
  ],
  ['event 2 has no parser', event(sysmon, 2, { TargetFilename: 'x' }), ['Event', 'WindowsEvent']],
  ['a channel', event('System', 7045, {}), ['Event', 'WindowsEvent']],
  ['the Security channel', event('Security', 5136, {}), ['SecurityEvent', 'WindowsEvent']],
])('tables of: %s', (_name, of, expected) => {
  expect([...new Set(ingest(of).map(({ schema }) => schema))].toSorted()).toEqual(expected);
});

test('XML of an event', () => {
  expect(row(event('System', 1, { 'a b': '<&>"' }), 'Event', 'Event')).toMatchObject({
    EventLog: 'System',
    EventData:
      '<DataItem type="System.XmlData"><EventData xmlns="http://schemas.microsoft.com/win/2004/08/events/event">' +
      '<Data Name="a b">&lt;&amp;&gt;"</Data></EventData></DataItem>',
  });
});

test('every column of every row exists in its table or is returned by its parser', () => {
  const catalog = withReturnedColumns(catalogs.all);
  const columns = new Map([
    ...[...catalog.functions.values()].map(({ schema, columns }) => [schema, columns] as const),
    ...[...catalog.tables].map(([name, table]) => [name, table.columns] as const),
  ]);
  const unknown = [process, set, connection('true')].flatMap((each) =>
    ingest(each)
      .filter(({ schema }) => schema !== 'SecurityEvent')
      .flatMap(({ schema, record }) =>
        Object.keys(record)
          .filter((name) => !columns.get(schema)?.has(name) && !['Timestamp', 'TimeGenerated'].includes(name))
          .map((name) => `${schema}.${name}`),
      ),
  );
  expect([...new Set(unknown)]).toEqual([]);
});
