import {
  accountOf,
  bag,
  beforeLastBackslash,
  behindLastBackslash,
  constant,
  decimal,
  domainOf,
  hash,
  known,
  lastSegment,
  translated,
  value,
  type ColumnSource,
  type ColumnSources,
  type Values,
} from './column-sources.ts';
import { defenderHive, numberedControlSet, rawRegistryData, withoutDefaultName } from './registry.ts';
import { shapes, type RowShape } from './row-shape.ts';

const device: ColumnSources = {
  Timestamp: value('@Time'),
  TimeGenerated: value('@Time'),
  DeviceName: value('@Computer'),
};

/** The process that acts, by the name of its image, id and user in the event. */
const initiating = (image = 'Image', user = 'User', id = 'ProcessId'): ColumnSources => ({
  InitiatingProcessFolderPath: known(image),
  InitiatingProcessFileName: lastSegment(known(image)),
  InitiatingProcessId: value(id),
  InitiatingProcessAccountDomain: domainOf(user),
  InitiatingProcessAccountName: accountOf(user),
});

/** `FolderPath` ends in the file name, as Microsoft's sample rows show. */
const file = (path: string): ColumnSources => ({
  FolderPath: value(path),
  FileName: lastSegment(value(path)),
});

const hashes: ColumnSources = { MD5: hash('MD5'), SHA1: hash('SHA1'), SHA256: hash('SHA256') };

const connection: ColumnSources = {
  ActionType: translated('Initiated', { true: 'ConnectionSuccess' }, 'InboundConnectionAccepted'),
  Protocol: translated('Protocol', { tcp: 'Tcp', udp: 'Udp' }),
  RemoteIP: byDirection('DestinationIp', 'SourceIp'),
  RemotePort: byDirection('DestinationPort', 'SourcePort'),
  RemoteUrl: byDirection('DestinationHostname', 'SourceHostname'),
  LocalIP: byDirection('SourceIp', 'DestinationIp'),
  LocalPort: byDirection('SourcePort', 'DestinationPort'),
};

const registryActions = {
  SetValue: 'RegistryValueSet',
  CreateKey: 'RegistryKeyCreated',
  DeleteKey: 'RegistryKeyDeleted',
  DeleteValue: 'RegistryValueDeleted',
  RenameKey: 'RegistryKeyRenamed',
};

/**
 * What Defender would record of the same activity. Its own selection of events is not modelled, except where the facts
 * name a limit: only sensitive processes are reported as opened.
 */
export const sysmonDefender: readonly RowShape[] = [
  ...shapes({ source: 'Defender', columns: device }, [
    {
      schema: 'DeviceProcessEvents',
      evidence: 'advanced hunting schema of DeviceProcessEvents; Microsoft sample rows',
      takes: { ids: [1] },
      columns: {
        ...file('Image'),
        ...hashes,
        ...initiating('ParentImage', 'ParentUser', 'ParentProcessId'),
        ActionType: constant('ProcessCreated'),
        ProcessId: value('ProcessId'),
        ProcessCommandLine: value('CommandLine'),
        ProcessIntegrityLevel: value('IntegrityLevel'),
        ProcessVersionInfoOriginalFileName: known('OriginalFileName'),
        ProcessVersionInfoFileDescription: known('Description'),
        ProcessVersionInfoProductName: known('Product'),
        ProcessVersionInfoCompanyName: known('Company'),
        ProcessVersionInfoProductVersion: known('FileVersion'),
        AccountDomain: domainOf('User'),
        AccountName: accountOf('User'),
        LogonId: decimal('LogonId'),
        InitiatingProcessCommandLine: known('ParentCommandLine'),
      },
    },
    {
      schema: 'DeviceNetworkEvents',
      evidence:
        'advanced hunting schema of DeviceNetworkEvents; Local is the destination of inbound connections',
      takes: { ids: [3] },
      columns: { ...initiating(), ...connection },
    },
    {
      schema: 'DeviceImageLoadEvents',
      evidence: 'advanced hunting schema of DeviceImageLoadEvents',
      takes: { ids: [7] },
      columns: { ...initiating(), ...file('ImageLoaded'), ...hashes, ActionType: constant('ImageLoaded') },
    },
    {
      schema: 'DeviceFileEvents',
      evidence: 'advanced hunting schema of DeviceFileEvents',
      takes: { ids: [11, 23, 26] },
      columns: {
        ...initiating(),
        ...file('TargetFilename'),
        ...hashes,
        ActionType: translated('@EventID', { 11: 'FileCreated', 23: 'FileDeleted', 26: 'FileDeleted' }),
      },
    },
    {
      schema: 'DeviceEvents',
      evidence: 'published hunting queries: DriverLoad',
      takes: { ids: [6] },
      columns: { ...file('ImageLoaded'), ...hashes, ActionType: constant('DriverLoad') },
    },
    {
      schema: 'DeviceEvents',
      evidence:
        'published hunting queries: CreateRemoteThreadApiCall, without start module, function and address',
      takes: { ids: [8] },
      columns: {
        ...initiating('SourceImage', 'SourceUser', 'SourceProcessId'),
        ...file('TargetImage'),
        ActionType: constant('CreateRemoteThreadApiCall'),
      },
    },
    {
      schema: 'DeviceEvents',
      evidence: 'published hunting queries: OpenProcessApiCall for sensitive processes, without call trace',
      takes: { ids: [10], when: (values) => /\\lsass\.exe$/i.test(values.get('TargetImage') ?? '') },
      columns: {
        ...initiating('SourceImage', 'SourceUser', 'SourceProcessId'),
        ...file('TargetImage'),
        ActionType: constant('OpenProcessApiCall'),
        AdditionalFields: bag({ DesiredAccess: decimal('GrantedAccess') }),
      },
    },
    {
      schema: 'DeviceEvents',
      evidence: 'published hunting queries: NamedPipeEvent',
      takes: { ids: [17, 18] },
      columns: {
        ...initiating(),
        ActionType: constant('NamedPipeEvent'),
        AdditionalFields: bag({ PipeName: (values) => `\\Device\\NamedPipe${values.get('PipeName') ?? ''}` }),
      },
    },
    {
      schema: 'DeviceEvents',
      evidence: 'published hunting queries: DnsQueryResponse',
      takes: { ids: [22] },
      columns: {
        ...initiating(),
        ActionType: constant('DnsQueryResponse'),
        AdditionalFields: bag({ DnsQueryString: value('QueryName'), DnsQueryResult: value('QueryResults') }),
      },
    },
  ]),
  // Which of the two spellings of the control set Defender writes is not documented.
  ...registryShapes('Defender', (source) => source),
  ...registryShapes('Defender, numbered control set', numberedControlSet),
];

function registryShapes(
  source: string,
  spelled: (source: ColumnSource) => ColumnSource,
): readonly RowShape[] {
  const path = spelled(defenderHive(value('TargetObject')));
  const evidence =
    'advanced hunting schema of DeviceRegistryEvents; vimRegistryEventMicrosoft365D for deletions';
  const common = {
    source,
    columns: { ...device, ...initiating(), ActionType: translated('EventType', registryActions) },
  };
  const only =
    (...types: readonly string[]) =>
    (values: Values) =>
      types.includes(values.get('EventType') ?? '');
  const schema = 'DeviceRegistryEvents';
  return shapes(common, [
    {
      schema,
      evidence,
      takes: { ids: [13], when: only('SetValue') },
      columns: {
        RegistryKey: beforeLastBackslash(path),
        RegistryValueName: withoutDefaultName(behindLastBackslash(path)),
        RegistryValueData: rawRegistryData(value('Details')),
      },
    },
    { schema, evidence, takes: { ids: [12], when: only('CreateKey') }, columns: { RegistryKey: path } },
    {
      schema,
      evidence,
      takes: { ids: [12], when: only('DeleteKey') },
      columns: { PreviousRegistryKey: path },
    },
    {
      schema,
      evidence,
      takes: { ids: [12], when: only('DeleteValue') },
      columns: {
        PreviousRegistryKey: beforeLastBackslash(path),
        PreviousRegistryValueName: withoutDefaultName(behindLastBackslash(path)),
      },
    },
    {
      schema,
      evidence,
      takes: { ids: [14], when: only('RenameKey') },
      columns: { RegistryKey: spelled(defenderHive(value('NewName'))), PreviousRegistryKey: path },
    },
  ]);
}

function byDirection(outbound: string, inbound: string): ColumnSource {
  return (values) => known(values.get('Initiated') === 'true' ? outbound : inbound)(values);
}
