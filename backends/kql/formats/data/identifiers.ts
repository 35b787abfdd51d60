/** What Microsoft Sentinel accepts for a type of entity. */
export interface EntityIdentifiers {
  readonly identifiers: readonly string[];
  /** At least one of these sets must be mapped completely. */
  readonly required: readonly (readonly string[])[];
}

/**
 * The entity types that sigma-kql maps, with the identifiers that Sentinel accepts, by the entity types
 * reference and the schema test of the community repository. Spelling differs between types on purpose.
 */
export const entityTypes = {
  Account: {
    identifiers: [
      'Name',
      'FullName',
      'NTDomain',
      'DnsDomain',
      'UPNSuffix',
      'Sid',
      'AadTenantId',
      'AadUserId',
      'PUID',
      'IsDomainJoined',
      'DisplayName',
      'ObjectGuid',
      'CloudAppAccountId',
    ],
    required: [['FullName'], ['Sid'], ['Name'], ['AadUserId'], ['PUID'], ['ObjectGuid']],
  },
  Host: {
    identifiers: [
      'DnsDomain',
      'NTDomain',
      'HostName',
      'FullName',
      'NetBiosName',
      'AzureID',
      'OMSAgentID',
      'OSFamily',
      'OSVersion',
      'IsDomainJoined',
    ],
    required: [['FullName'], ['HostName'], ['NetBiosName'], ['AzureID'], ['OMSAgentID']],
  },
  IP: { identifiers: ['Address'], required: [['Address']] },
  URL: { identifiers: ['Url'], required: [['Url']] },
  DNS: { identifiers: ['DomainName'], required: [['DomainName']] },
  File: { identifiers: ['Directory', 'Name'], required: [['Name']] },
  FileHash: { identifiers: ['Algorithm', 'Value'], required: [['Algorithm', 'Value']] },
  Process: {
    identifiers: ['ProcessId', 'CommandLine', 'ElevationToken', 'CreationTimeUtc'],
    required: [['CommandLine'], ['ProcessId']],
  },
  RegistryKey: { identifiers: ['Hive', 'Key'], required: [['Key'], ['Hive']] },
  RegistryValue: { identifiers: ['Name', 'Value', 'ValueType'], required: [['Name']] },
  Malware: { identifiers: ['Name', 'Category'], required: [['Name']] },
  CloudApplication: { identifiers: ['AppId', 'Name', 'InstanceName'], required: [['AppId'], ['Name']] },
  AzureResource: { identifiers: ['ResourceId'], required: [['ResourceId']] },
  Mailbox: {
    identifiers: ['MailboxPrimaryAddress', 'DisplayName', 'Upn', 'ExternalDirectoryObjectId', 'RiskLevel'],
    required: [['MailboxPrimaryAddress']],
  },
} as const satisfies Readonly<Record<string, EntityIdentifiers>>;

/** A type of entity, by Sentinel's name. */
export type EntityType = keyof typeof entityTypes;
