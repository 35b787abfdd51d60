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
import { logonTypes } from './logon-types.ts';
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
  {
    schema: 'UserManagement',
    evidence: 'vimUserManagementMicrosoftSecurityEvent: events of accounts',
    takes: { ids: [4720, 4722, 4723, 4724, 4725, 4726, 4738, 4740, 4767, 4781] },
    columns: {
      EventType: translated('@EventID', {
        4720: 'UserCreated',
        4722: 'UserEnabled',
        4723: 'PasswordChanged',
        4724: 'PasswordReset',
        4725: 'UserDisabled',
        4726: 'UserDeleted',
        4738: 'UserModified',
        4740: 'UserLocked',
        4767: 'UserLocked',
        4781: 'UserModified',
      }),
      TargetUsername: joined(value('TargetDomainName'), '\\', value('TargetUserName')),
      TargetUserId: value('TargetSid'),
      ActorUserId: value('SubjectUserSid'),
      NewPropertyValue: value('NewTargetUserName'),
      PreviousPropertyValue: value('OldTargetUserName'),
    },
  },
  {
    schema: 'UserManagement',
    evidence:
      'vimUserManagementMicrosoftSecurityEvent: the group is the target of the event, the member the user',
    takes: { ids: [4728, 4729, 4732, 4733, 4756, 4757] },
    columns: {
      EventType: translated(
        '@EventID',
        { 4729: 'UserRemovedFromGroup', 4733: 'UserRemovedFromGroup', 4757: 'UserRemovedFromGroup' },
        'UserAddedToGroup',
      ),
      GroupType: translated('@EventID', {
        4728: 'Global Security Enabled',
        4729: 'Global Security Enabled',
        4732: 'Local Security Enabled',
        4733: 'Local Security Enabled',
        4756: 'Universal Security Enabled',
        4757: 'Universal Security Enabled',
      }),
      GroupName: joined(value('TargetDomainName'), '\\', value('TargetUserName')),
      GroupId: value('TargetSid'),
      TargetUsername: value('MemberName'),
      TargetUserId: value('MemberSid'),
      ActorUserId: value('SubjectUserSid'),
    },
  },
]);
