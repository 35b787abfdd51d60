import {
  changed,
  constant,
  firstLabel,
  joined,
  translated,
  value,
  type ColumnSource,
  type ColumnSources,
} from './column-sources.ts';
import { shapes, type RowShape } from './row-shape.ts';

const device: ColumnSources = {
  TimeGenerated: value('TimeGenerated'),
  EventStartTime: value('TimeGenerated'),
  EventEndTime: value('TimeGenerated'),
  EventCount: constant(1),
  EventVendor: constant('Microsoft'),
  EventProduct: constant('M365 Defender for Endpoint'),
  EventOriginalType: value('ActionType'),
  DvcHostname: firstLabel(value('DeviceName')),
  DvcFQDN: changed(value('DeviceName'), (name) => (name.includes('.') ? name : '')),
  DvcOs: constant('Windows'),
};

const initiatingUser = user('InitiatingProcessAccountDomain', 'InitiatingProcessAccountName');

const actor: ColumnSources = {
  ActingProcessName: value('InitiatingProcessFolderPath'),
  ActingProcessCommandLine: value('InitiatingProcessCommandLine'),
  ActingProcessId: value('InitiatingProcessId'),
  ActorUsername: initiatingUser,
};

/** Actions that the parser of network sessions knows; it drops all others. */
const directions = {
  ConnectionSuccess: 'Outbound',
  ConnectionFailed: 'Outbound',
  ConnectionRequest: 'Outbound',
  InboundConnectionAccepted: 'Inbound',
  ConnectionFound: 'Unknown',
  ListeningConnectionCreated: 'Listen',
};

const isInbound = (action: string | undefined): boolean => action === 'InboundConnectionAccepted';

/** Of two columns, the first for inbound sessions, the second for all others. */
const side =
  (inbound: string, other: string): ColumnSource =>
  (values) =>
    value(isInbound(values.get('ActionType')) ? inbound : other)(values);

/** What Microsoft's ASIM parsers return for the tables of Defender. */
export const defenderAsim: Readonly<Record<string, readonly RowShape[]>> = {
  DeviceProcessEvents: shapes({ source: 'Defender', columns: device }, [
    {
      schema: 'ProcessEvent',
      evidence: 'vimProcessEventMicrosoft365D',
      takes: { ids: ['ProcessCreated'] },
      columns: {
        ...actor,
        EventType: constant('ProcessCreated'),
        TargetProcessName: value('FolderPath'),
        TargetProcessFilename: value('FileName'),
        TargetProcessCommandLine: value('ProcessCommandLine'),
        TargetProcessIntegrityLevel: value('ProcessIntegrityLevel'),
        TargetProcessId: value('ProcessId'),
        TargetProcessMD5: value('MD5'),
        TargetProcessSHA1: value('SHA1'),
        TargetProcessSHA256: value('SHA256'),
        TargetUsername: user('AccountDomain', 'AccountName'),
        TargetUserSessionId: value('LogonId'),
        ParentProcessName: value('InitiatingProcessParentFileName'),
        ProcessVersionInfoOriginalFileName: value('ProcessVersionInfoOriginalFileName'),
        ProcessVersionInfoFileDescription: value('ProcessVersionInfoFileDescription'),
        ProcessVersionInfoProductName: value('ProcessVersionInfoProductName'),
        ProcessVersionInfoCompanyName: value('ProcessVersionInfoCompanyName'),
        ProcessVersionInfoProductVersion: value('ProcessVersionInfoProductVersion'),
      },
    },
  ]),
  DeviceFileEvents: shapes({ source: 'Defender', columns: device }, [
    {
      schema: 'FileEvent',
      evidence: 'vimFileEventM365D, which appends the file name to a path that ends in it already',
      takes: { ids: ['FileCreated', 'FileModified', 'FileRenamed', 'FileDeleted'] },
      columns: {
        ...actor,
        EventType: value('ActionType'),
        TargetFilePath: joined(value('FolderPath'), '\\', value('FileName')),
        TargetFileName: value('FileName'),
        TargetFileMD5: value('MD5'),
        TargetFileSHA1: value('SHA1'),
        TargetFileSHA256: value('SHA256'),
        ActingProcessParentFileName: value('InitiatingProcessParentFileName'),
      },
    },
  ]),
  DeviceRegistryEvents: shapes({ source: 'Defender', columns: device }, [
    {
      schema: 'RegistryEvent',
      evidence: 'vimRegistryEventMicrosoft365D',
      takes: { ids: ['RegistryValueSet', 'RegistryKeyCreated', 'RegistryKeyRenamed'] },
      columns: {
        ...actor,
        EventType: value('ActionType'),
        RegistryKey: value('RegistryKey'),
        RegistryValue: value('RegistryValueName'),
        RegistryValueData: value('RegistryValueData'),
      },
    },
    {
      schema: 'RegistryEvent',
      evidence: 'vimRegistryEventMicrosoft365D: deletions are read from the Previous columns',
      takes: { ids: ['RegistryKeyDeleted', 'RegistryValueDeleted'] },
      columns: {
        ...actor,
        EventType: value('ActionType'),
        RegistryKey: value('PreviousRegistryKey'),
        RegistryValue: value('PreviousRegistryValueName'),
        RegistryValueData: value('PreviousRegistryValueData'),
      },
    },
  ]),
  DeviceNetworkEvents: shapes({ source: 'Defender', columns: device }, [
    {
      schema: 'NetworkSession',
      evidence: 'vimNetworkSessionMicrosoft365Defender: Src is the remote side of inbound sessions',
      takes: { ids: Object.keys(directions) },
      columns: {
        EventType: constant('EndpointNetworkSession'),
        NetworkDirection: translated('ActionType', directions),
        NetworkProtocol: changed(value('Protocol'), (name) => name.toUpperCase()),
        SrcIpAddr: side('RemoteIP', 'LocalIP'),
        SrcPortNumber: side('RemotePort', 'LocalPort'),
        DstIpAddr: side('LocalIP', 'RemoteIP'),
        DstPortNumber: side('LocalPort', 'RemotePort'),
        DstHostname: firstLabel(outbound('RemoteUrl')),
        DstFQDN: outbound('RemoteUrl'),
        SrcProcessName: outbound('InitiatingProcessFileName'),
        SrcProcessId: outbound('InitiatingProcessId'),
        SrcProcessCommandLine: outbound('InitiatingProcessCommandLine'),
        SrcUsername: (values) => (isInbound(values.get('ActionType')) ? '' : initiatingUser(values)),
        DstProcessName: side('InitiatingProcessFileName', ''),
        DstProcessId: side('InitiatingProcessId', ''),
        DstProcessCommandLine: side('InitiatingProcessCommandLine', ''),
        DstUsername: (values) => (isInbound(values.get('ActionType')) ? initiatingUser(values) : ''),
      },
    },
  ]),
};

function user(domain: string, account: string): ColumnSource {
  return joined(value(domain), '\\', value(account));
}

function outbound(name: string): ColumnSource {
  return side('', name);
}
