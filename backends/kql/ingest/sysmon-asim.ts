import {
  behindLastBackslash,
  beforeLastBackslash,
  changed,
  constant,
  firstLabel,
  hash,
  known,
  lastSegment,
  translated,
  value,
  type ColumnSource,
  type ColumnSources,
  type Values,
} from './column-sources.ts';
import { asimHive } from './registry.ts';
import { shapes, type RowShape } from './row-shape.ts';

const device: ColumnSources = {
  TimeGenerated: value('@Time'),
  EventStartTime: value('@Time'),
  EventEndTime: value('@Time'),
  EventCount: constant(1),
  EventProduct: constant('Sysmon'),
  EventVendor: constant('Microsoft'),
  EventOriginalType: value('@EventID'),
  DvcHostname: firstLabel(value('@Computer')),
  DvcFQDN: changed(value('@Computer'), (name) => (name.includes('.') ? name : '')),
  DvcOs: constant('Windows'),
  RuleName: value('RuleName'),
};

const actor: ColumnSources = {
  ActingProcessName: value('Image'),
  ActingProcessId: value('ProcessId'),
  ActingProcessGuid: value('ProcessGuid'),
  ActorUsername: value('User'),
};

const eventTypes = {
  SetValue: 'RegistryValueSet',
  CreateKey: 'RegistryKeyCreated',
  DeleteKey: 'RegistryKeyDeleted',
  DeleteValue: 'RegistryValueDeleted',
  RenameKey: 'RegistryKeyRenamed',
};

/** Set and deleted values are cut at the last backslash; keys stay whole, renamed ones show their new name. */
const registryKey: ColumnSource = (values) => {
  const path = asimHive(value(values.get('EventType') === 'RenameKey' ? 'NewName' : 'TargetObject'));
  return (isAboutValue(values) ? beforeLastBackslash(path) : path)(values);
};

const registryValue: ColumnSource = (values) =>
  isAboutValue(values) ? behindLastBackslash(value('TargetObject'))(values) : '';

const ports: ColumnSources = {
  SrcIpAddr: value('SourceIp'),
  SrcPortNumber: value('SourcePort'),
  DstIpAddr: value('DestinationIp'),
  DstPortNumber: value('DestinationPort'),
  Protocol: changed(value('Protocol'), (name) => name.toUpperCase()),
  NetworkProtocolVersion: translated('DestinationIsIpv6', { true: 'IPv6' }, 'IPv4'),
  EventType: constant('EndpointNetworkSession'),
};

/** The process, on one side of the connection. */
const processOf = (side: 'Src' | 'Dst', isThere: (values: Values) => boolean): ColumnSources =>
  Object.fromEntries(
    Object.entries({
      ProcessName: 'Image',
      Username: 'User',
      ProcessId: 'ProcessId',
      ProcessGuid: 'ProcessGuid',
    }).map(([column, name]) => [
      `${side}${column}`,
      (values: Values) => (isThere(values) ? value(name)(values) : ''),
    ]),
  );

const isOutbound = (values: Values): boolean => values.get('Initiated') === 'true';
const isInbound = (values: Values): boolean => !isOutbound(values);

/**
 * What Microsoft's ASIM parsers return for Sysmon, whether it is read from `Event` or from `WindowsEvent`; but see
 * `missingFromWindowsEvent`. Rows from `Event` keep the entities of XML.
 */
export const sysmonAsim: readonly RowShape[] = shapes({ source: 'Sysmon', columns: device }, [
  {
    schema: 'ProcessEvent',
    evidence: 'vimProcessCreateMicrosoftSysmon',
    takes: { ids: [1] },
    columns: {
      EventType: constant('ProcessCreated'),
      TargetProcessName: value('Image'),
      TargetProcessCommandLine: value('CommandLine'),
      TargetProcessFilename: value('OriginalFileName'),
      TargetProcessFileDescription: value('Description'),
      TargetProcessFileProduct: value('Product'),
      TargetProcessFileCompany: value('Company'),
      TargetProcessFileVersion: value('FileVersion'),
      TargetProcessCurrentDirectory: value('CurrentDirectory'),
      TargetProcessIntegrityLevel: value('IntegrityLevel'),
      TargetProcessId: value('ProcessId'),
      TargetProcessGuid: value('ProcessGuid'),
      TargetProcessMD5: hash('MD5'),
      TargetProcessSHA1: hash('SHA1'),
      TargetProcessSHA256: hash('SHA256'),
      TargetProcessIMPHASH: hash('IMPHASH'),
      TargetUsername: value('User'),
      TargetUserSessionId: value('LogonId'),
      TargetUserSessionGuid: value('LogonGuid'),
      ActingProcessName: value('ParentImage'),
      ActingProcessCommandLine: value('ParentCommandLine'),
      ActingProcessId: value('ParentProcessId'),
      ActingProcessGuid: value('ParentProcessGuid'),
      ActorUsername: value('ParentUser'),
    },
  },
  {
    schema: 'FileEvent',
    evidence: 'vimFileEventMicrosoftSysmon, which reads events 11, 23 and 26 only',
    takes: { ids: [11, 23, 26] },
    columns: {
      ...actor,
      EventType: translated('@EventID', { 11: 'FileCreated', 23: 'FileDeleted', 26: 'FileDeleted' }),
      TargetFilePath: value('TargetFilename'),
      TargetFileName: lastSegment(value('TargetFilename')),
      TargetFileCreationTime: value('CreationUtcTime'),
      TargetFileMD5: hash('MD5'),
      TargetFileSHA1: hash('SHA1'),
      TargetFileSHA256: hash('SHA256'),
      TargetFileIMPHASH: hash('IMPHASH'),
    },
  },
  {
    schema: 'RegistryEvent',
    evidence: 'vimRegistryEventMicrosoftSysmon',
    takes: { ids: [12, 13, 14] },
    columns: {
      ...actor,
      EventType: translated('EventType', eventTypes),
      RegistryKey: registryKey,
      RegistryValue: registryValue,
      RegistryValueData: value('Details'),
    },
  },
  {
    schema: 'Dns',
    evidence: 'vimDnsMicrosoftSysmon',
    takes: { ids: [22] },
    columns: {
      EventType: constant('Query'),
      DnsQuery: value('QueryName'),
      DnsResponseName: value('QueryResults'),
      SrcProcessName: value('Image'),
      SrcProcessId: value('ProcessId'),
      SrcProcessGuid: value('ProcessGuid'),
      SrcUsername: value('User'),
    },
  },
]);

/** The filtering parser of network sessions 0.0.2 (December 2022). */
export const sysmonNetworkEarly: readonly RowShape[] = shapes(
  { source: 'Sysmon, network parser 0.0.2', columns: { ...device, ...ports } },
  [
    {
      schema: 'NetworkSession',
      evidence: 'vimNetworkSessionMicrosoftSysmon 0.0.2',
      takes: { ids: [3] },
      columns: {
        NetworkDirection: translated('Initiated', { true: 'Outbound' }, 'Inbound'),
        SrcHostname: value('SourceHostname'),
        DstHostname: value('DestinationHostname'),
        ...processOf('Src', isOutbound),
        ...processOf('Dst', isInbound),
      },
    },
  ],
);

/** The later parsers of network sessions, 0.1 to 0.2.1 (July 2024). */
export const sysmonNetworkLater: readonly RowShape[] = shapes(
  { source: 'Sysmon, network parser 0.2.1', columns: { ...device, ...ports } },
  [
    {
      schema: 'NetworkSession',
      evidence: 'vimNetworkSessionMicrosoftSysmon 0.2.1',
      takes: { ids: [3] },
      columns: {
        SrcHostname: firstLabel(known('SourceHostname')),
        SrcFQDN: qualified('SourceHostname'),
        DstHostname: firstLabel(known('DestinationHostname')),
        DstDomain: changed(qualified('DestinationHostname'), (name) => name.slice(name.indexOf('.') + 1)),
        DstFQDN: qualified('DestinationHostname'),
        ...processOf('Dst', isOutbound),
        ...processOf('Src', isInbound),
      },
    },
  ],
);

/** What the parsers of `WindowsEvent` leave empty because they read values under other names than Sysmon's. */
export const missingFromWindowsEvent: Readonly<Record<string, readonly string[]>> = {
  RegistryEvent: ['RegistryValueData'],
  NetworkSession: ['SrcHostname', 'SrcFQDN'],
};

function isAboutValue(values: Values): boolean {
  return ['SetValue', 'DeleteValue'].includes(values.get('EventType') ?? '');
}

function qualified(name: string): ColumnSource {
  return changed(known(name), (host) => (host.includes('.') ? host : ''));
}
