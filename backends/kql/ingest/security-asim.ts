import {
  behindLastBackslash,
  constant,
  firstLabel,
  joined,
  lastSegment,
  translated,
  value,
  type ColumnSources,
} from './column-sources.ts';
import { asimHiveOfKernel } from './registry.ts';
import { shapes, type RowShape } from './row-shape.ts';

const device: ColumnSources = {
  TimeGenerated: value('@Time'),
  EventStartTime: value('@Time'),
  EventEndTime: value('@Time'),
  EventCount: constant(1),
  EventVendor: constant('Microsoft'),
  EventProduct: constant('Security Events'),
  EventOriginalType: value('@EventID'),
  DvcHostname: firstLabel(value('@Computer')),
  DvcOs: constant('Windows'),
  ActorUsername: joined(value('SubjectDomainName'), '\\', value('SubjectUserName')),
  ActingProcessName: value('ProcessName'),
  ActingProcessId: value('ProcessId'),
};

const logonTypes = {
  2: 'Interactive',
  3: 'Network',
  4: 'Batch',
  5: 'Service',
  7: 'Unlock',
  8: 'NetworkCleartext',
  9: 'NewCredentials',
  10: 'RemoteInteractive',
  11: 'CachedInteractive',
};

/** What Microsoft's ASIM parsers return for the Security channel. */
export const securityAsim: readonly RowShape[] = shapes({ source: 'Security log', columns: device }, [
  {
    schema: 'ProcessEvent',
    evidence:
      'vimProcessCreateMicrosoftSecurityEvents: neither hashes nor original file name nor integrity level',
    takes: { ids: [4688] },
    columns: {
      EventType: constant('ProcessCreated'),
      TargetProcessName: value('NewProcessName'),
      TargetProcessFilename: lastSegment(value('NewProcessName')),
      TargetProcessCommandLine: value('CommandLine'),
      TargetProcessId: value('NewProcessId'),
      TargetUsername: joined(value('TargetDomainName'), '\\', value('TargetUserName')),
      TargetUserSessionId: value('TargetLogonId'),
      ActingProcessName: value('ParentProcessName'),
    },
  },
  {
    schema: 'RegistryEvent',
    evidence: 'vimRegistryEventMicrosoftSecurityEvent, event 4657',
    takes: { ids: [4657] },
    columns: {
      EventType: translated('OperationType', {
        '%%1904': 'RegistryValueSet',
        '%%1905': 'RegistryValueSet',
        '%%1906': 'RegistryValueDeleted',
      }),
      RegistryKey: asimHiveOfKernel(value('ObjectName')),
      RegistryValue: value('ObjectValueName'),
      RegistryValueData: value('NewValue'),
    },
  },
  {
    schema: 'FileEvent',
    evidence: 'vimFileEventMicrosoftSecurityEvents, event 4663; its event types are outside of the schema',
    takes: { ids: [4663], when: (values) => values.get('ObjectType') === 'File' },
    columns: {
      EventType: constant('ObjectAccessed'),
      TargetFilePath: value('ObjectName'),
      TargetFileName: behindLastBackslash(value('ObjectName')),
    },
  },
  {
    schema: 'Authentication',
    evidence: 'vimAuthenticationMicrosoftWindowsEvent: events 4624, 4625, 4634 and 4647',
    takes: { ids: [4624, 4625, 4634, 4647] },
    columns: {
      EventType: translated('@EventID', { 4624: 'Logon', 4625: 'Logon' }, 'Logoff'),
      EventResult: translated('@EventID', { 4625: 'Failure' }, 'Success'),
      EventSubType: translated('LogonType', logonTypes),
      TargetUsername: joined(value('TargetDomainName'), '\\', value('TargetUserName')),
      SrcIpAddr: value('IpAddress'),
      SrcHostname: value('WorkstationName'),
    },
  },
]);
