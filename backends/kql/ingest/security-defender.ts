import {
  bag,
  constant,
  decimal,
  lastSegment,
  translated,
  value,
  type ColumnSources,
} from './column-sources.ts';
import { logonTypes } from './logon-types.ts';
import { shapes, type RowShape } from './row-shape.ts';

const device: ColumnSources = {
  Timestamp: value('@Time'),
  TimeGenerated: value('@Time'),
  DeviceName: value('@Computer'),
  InitiatingProcessAccountDomain: value('SubjectDomainName'),
  InitiatingProcessAccountName: value('SubjectUserName'),
  InitiatingProcessAccountSid: value('SubjectUserSid'),
};

/** What Defender would record of activities that the Security and System logs audit. */
export const securityDefender: readonly RowShape[] = shapes({ source: 'Defender', columns: device }, [
  {
    schema: 'DeviceLogonEvents',
    evidence: 'advanced hunting schema of DeviceLogonEvents: LogonType is text',
    takes: { ids: [4624, 4625] },
    columns: {
      ActionType: translated('@EventID', { 4624: 'LogonSuccess', 4625: 'LogonFailed' }),
      LogonType: translated('LogonType', logonTypes),
      AccountDomain: value('TargetDomainName'),
      AccountName: value('TargetUserName'),
      AccountSid: value('TargetUserSid'),
      Protocol: value('AuthenticationPackageName'),
      RemoteIP: value('IpAddress'),
      RemoteDeviceName: value('WorkstationName'),
      LogonId: decimal('TargetLogonId'),
      InitiatingProcessFolderPath: value('ProcessName'),
    },
  },
  {
    schema: 'DeviceEvents',
    evidence: 'published hunting queries: ServiceInstalled stands for event 4697',
    takes: { ids: [4697] },
    columns: {
      ActionType: constant('ServiceInstalled'),
      FolderPath: value('ServiceFileName'),
      FileName: lastSegment(value('ServiceFileName')),
      AdditionalFields: bag({
        ServiceName: value('ServiceName'),
        ServiceAccount: value('ServiceAccount'),
        ServiceStartType: value('ServiceStartType'),
        ServiceType: decimal('ServiceType'),
      }),
    },
  },
  {
    schema: 'DeviceEvents',
    evidence: 'published hunting queries: ScheduledTask* with the fields of the event in AdditionalFields',
    takes: { ids: [4698, 4699, 4700, 4701, 4702] },
    columns: {
      ActionType: translated('@EventID', {
        4698: 'ScheduledTaskCreated',
        4699: 'ScheduledTaskDeleted',
        4700: 'ScheduledTaskEnabled',
        4701: 'ScheduledTaskDisabled',
        4702: 'ScheduledTaskUpdated',
      }),
      AdditionalFields: bag({
        TaskName: value('TaskName'),
        TaskContent: value('TaskContent'),
        SubjectUserName: value('SubjectUserName'),
      }),
    },
  },
  {
    schema: 'DeviceEvents',
    evidence: 'published hunting queries: UserAccount* name the account that was acted on',
    takes: { ids: [4720, 4726, 4738] },
    columns: {
      ActionType: translated('@EventID', {
        4720: 'UserAccountCreated',
        4726: 'UserAccountDeleted',
        4738: 'UserAccountModified',
      }),
      AccountDomain: value('TargetDomainName'),
      AccountName: value('TargetUserName'),
      AccountSid: value('TargetSid'),
    },
  },
]);
