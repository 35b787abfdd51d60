import type { EntityType } from './identifiers.ts';

/** One entity of an event: its type, and the column of each identifier. Three identifiers at most. */
export interface EntityColumns {
  readonly type: EntityType;
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * Where the entities of an event stand, by ASIM schema or table. The most telling come first, since a rule
 * takes ten. Follows the entity types reference and the reference of each schema or table.
 */
export const entityTables: Readonly<Record<string, readonly EntityColumns[]>> = {
  ...asim(),
  ...devices(),
  AADSignInEventsBeta: [
    account({ FullName: 'AccountUpn', AadUserId: 'AccountObjectId' }),
    entity('IP', { Address: 'IPAddress' }),
    entity('Host', { FullName: 'DeviceName' }),
    entity('CloudApplication', { Name: 'Application', AppId: 'ApplicationId' }),
  ],
  AADUserRiskEvents: [
    account({ FullName: 'UserPrincipalName', AadUserId: 'UserId' }),
    entity('IP', { Address: 'IpAddress' }),
  ],
  AWSCloudTrail: [
    account({ Name: 'UserIdentityUserName' }),
    account({ FullName: 'UserIdentityArn' }),
    entity('IP', { Address: 'SourceIpAddress' }),
  ],
  AzureActivity: [
    account({ FullName: 'Caller' }),
    entity('IP', { Address: 'CallerIpAddress' }),
    entity('AzureResource', { ResourceId: '_ResourceId' }),
  ],
  CloudAppEvents: [
    account({ AadUserId: 'AccountObjectId', DisplayName: 'AccountDisplayName' }),
    entity('IP', { Address: 'IPAddress' }),
    entity('CloudApplication', { Name: 'Application' }),
  ],
  CommonSecurityLog: [
    entity('IP', { Address: 'SourceIP' }),
    entity('IP', { Address: 'DestinationIP' }),
    entity('Host', { HostName: 'SourceHostName', DnsDomain: 'SourceDnsDomain' }),
    entity('Host', { HostName: 'DestinationHostName', DnsDomain: 'DestinationDnsDomain' }),
    account({ Name: 'SourceUserName', NTDomain: 'SourceNTDomain' }),
    account({ Name: 'DestinationUserName', NTDomain: 'DestinationNTDomain' }),
    entity('URL', { Url: 'RequestURL' }),
  ],
  Event: [entity('Host', { FullName: 'Computer' }), account({ FullName: 'UserName' })],
  GCPAuditLogs: [account({ FullName: 'PrincipalEmail' })],
  OfficeActivity: [account({ FullName: 'UserId' }), entity('IP', { Address: 'ClientIP' })],
  SecurityEvent: [
    entity('Host', { FullName: 'Computer' }),
    account({ Name: 'SubjectUserName', NTDomain: 'SubjectDomainName', Sid: 'SubjectUserSid' }),
    account({ Name: 'TargetUserName', NTDomain: 'TargetDomainName', Sid: 'TargetUserSid' }),
    entity('IP', { Address: 'IpAddress' }),
    entity('Process', { CommandLine: 'CommandLine' }),
  ],
  SigninLogs: [
    account({ FullName: 'UserPrincipalName', AadUserId: 'UserId' }),
    entity('IP', { Address: 'IPAddress' }),
    entity('CloudApplication', { Name: 'AppDisplayName', AppId: 'AppId' }),
  ],
  Syslog: [entity('Host', { FullName: 'Computer' }), entity('IP', { Address: 'HostIP' })],
  W3CIISLog: [
    entity('IP', { Address: 'cIP' }),
    entity('Host', { FullName: 'Computer' }),
    account({ FullName: 'csUserName' }),
  ],
  WindowsEvent: [entity('Host', { FullName: 'Computer' })],
};

function asim(): Readonly<Record<string, readonly EntityColumns[]>> {
  const device = [
    entity('Host', { HostName: 'DvcHostname', DnsDomain: 'DvcDomain' }),
    entity('IP', { Address: 'DvcIpAddr' }),
  ];
  const source = entity('Host', { HostName: 'SrcHostname', DnsDomain: 'SrcDomain' });
  const sourceAddress = entity('IP', { Address: 'SrcIpAddr' });
  const destinationAddress = entity('IP', { Address: 'DstIpAddr' });
  const actor = account({ FullName: 'ActorUsername' });
  const actingProcess = entity('Process', {
    ProcessId: 'ActingProcessId',
    CommandLine: 'ActingProcessCommandLine',
  });
  return {
    AuditEvent: [
      actor,
      sourceAddress,
      entity('Host', { HostName: 'TargetHostname', DnsDomain: 'TargetDomain' }),
      entity('CloudApplication', { Name: 'TargetAppName', AppId: 'TargetAppId' }),
      ...device,
    ],
    Authentication: [
      account({ FullName: 'TargetUsername' }),
      sourceAddress,
      source,
      entity('Host', { HostName: 'TargetHostname', DnsDomain: 'TargetDomain' }),
      actor,
      entity('IP', { Address: 'TargetIpAddr' }),
      entity('CloudApplication', { Name: 'TargetAppName', AppId: 'TargetAppId' }),
      entity('URL', { Url: 'TargetUrl' }),
      ...device,
    ],
    Dns: [
      sourceAddress,
      source,
      account({ FullName: 'SrcUsername' }),
      entity('DNS', { DomainName: 'DnsQuery' }),
      ...device,
    ],
    FileEvent: [
      ...device,
      actor,
      entity('File', { Name: 'TargetFileName', Directory: 'TargetFileDirectory' }),
      entity('FileHash', { Algorithm: 'HashType', Value: 'Hash' }),
      actingProcess,
      sourceAddress,
      entity('URL', { Url: 'TargetUrl' }),
    ],
    NetworkSession: [
      sourceAddress,
      destinationAddress,
      source,
      entity('Host', { HostName: 'DstHostname', DnsDomain: 'DstDomain' }),
      account({ FullName: 'SrcUsername' }),
      account({ FullName: 'DstUsername' }),
      ...device,
    ],
    ProcessEvent: [
      ...device,
      actor,
      account({ FullName: 'TargetUsername' }),
      entity('Process', { ProcessId: 'TargetProcessId', CommandLine: 'TargetProcessCommandLine' }),
      actingProcess,
      entity('File', { Name: 'TargetProcessName' }),
    ],
    RegistryEvent: [
      ...device,
      actor,
      entity('RegistryKey', { Key: 'RegistryKey' }),
      entity('RegistryValue', {
        Name: 'RegistryValue',
        Value: 'RegistryValueData',
        ValueType: 'RegistryValueType',
      }),
      entity('Process', { ProcessId: 'ActingProcessId' }),
    ],
    WebSession: [
      sourceAddress,
      destinationAddress,
      source,
      account({ FullName: 'SrcUsername' }),
      entity('URL', { Url: 'Url' }),
      entity('File', { Name: 'FileName' }),
      ...device,
    ],
  };
}

/** The tables that Microsoft Defender for Endpoint fills. */
function devices(): Readonly<Record<string, readonly EntityColumns[]>> {
  const device = entity('Host', { FullName: 'DeviceName' });
  const user = account({ Name: 'AccountName', NTDomain: 'AccountDomain', Sid: 'AccountSid' });
  const initiator = account({
    Name: 'InitiatingProcessAccountName',
    NTDomain: 'InitiatingProcessAccountDomain',
    Sid: 'InitiatingProcessAccountSid',
  });
  const initiatingProcess = entity('Process', {
    ProcessId: 'InitiatingProcessId',
    CommandLine: 'InitiatingProcessCommandLine',
  });
  const process = entity('Process', { ProcessId: 'ProcessId', CommandLine: 'ProcessCommandLine' });
  const file = entity('File', { Name: 'FileName', Directory: 'FolderPath' });
  const remote = entity('IP', { Address: 'RemoteIP' });
  return {
    DeviceEvents: [
      device,
      initiator,
      user,
      remote,
      initiatingProcess,
      process,
      file,
      entity('RegistryKey', { Key: 'RegistryKey' }),
      entity('URL', { Url: 'RemoteUrl' }),
    ],
    DeviceFileEvents: [
      device,
      initiator,
      entity('IP', { Address: 'RequestSourceIP' }),
      initiatingProcess,
      file,
    ],
    DeviceImageLoadEvents: [device, initiator, initiatingProcess, file],
    DeviceLogonEvents: [
      device,
      user,
      remote,
      entity('Host', { FullName: 'RemoteDeviceName' }),
      initiatingProcess,
    ],
    DeviceNetworkEvents: [
      device,
      initiator,
      remote,
      entity('IP', { Address: 'LocalIP' }),
      initiatingProcess,
      entity('URL', { Url: 'RemoteUrl' }),
    ],
    DeviceProcessEvents: [device, user, initiator, process, initiatingProcess, file],
    DeviceRegistryEvents: [
      device,
      initiator,
      initiatingProcess,
      entity('RegistryKey', { Key: 'RegistryKey' }),
      entity('RegistryValue', { Name: 'RegistryValueName', Value: 'RegistryValueData' }),
    ],
  };
}

function account(columns: Readonly<Record<string, string>>): EntityColumns {
  return entity('Account', columns);
}

function entity(type: EntityType, columns: Readonly<Record<string, string>>): EntityColumns {
  return { type, columns };
}
