import { changed, listOf, type Check, type Data } from './check.ts';

interface Field {
  readonly identifier: string;
  readonly columnName: string;
}

interface Mapping {
  readonly entityType: string;
  readonly fieldMappings: readonly Field[];
}

/** Identifiers by type, and the sets of which one must be complete; from the entity reference. */
const identifiers: Readonly<Record<string, readonly [names: string, ...sets: string[]]>> = {
  Account: [
    'Name FullName NTDomain DnsDomain UPNSuffix Sid AadTenantId AadUserId PUID IsDomainJoined DisplayName ObjectGuid CloudAppAccountId',
    'FullName',
    'Sid',
    'Name',
    'AadUserId',
    'PUID',
    'ObjectGuid',
  ],
  Host: [
    'DnsDomain NTDomain HostName FullName NetBiosName AzureID OMSAgentID OSFamily OSVersion IsDomainJoined',
    'FullName',
    'HostName',
    'NetBiosName',
    'AzureID',
    'OMSAgentID',
  ],
  IP: ['Address', 'Address'],
  URL: ['Url', 'Url'],
  DNS: ['DomainName', 'DomainName'],
  File: ['Directory Name', 'Name'],
  FileHash: ['Algorithm Value', 'Algorithm Value'],
  Process: ['ProcessId CommandLine ElevationToken CreationTimeUtc', 'CommandLine', 'ProcessId'],
  RegistryKey: ['Hive Key', 'Key', 'Hive'],
  RegistryValue: ['Name Value ValueType', 'Name'],
  Malware: ['Name Category', 'Name'],
  CloudApplication: ['AppId Name InstanceName', 'AppId', 'Name'],
  AzureResource: ['ResourceId', 'ResourceId'],
  Mailbox: [
    'MailboxPrimaryAddress DisplayName Upn ExternalDirectoryObjectId RiskLevel',
    'MailboxPrimaryAddress',
  ],
};

/** The rules about `entityMappings`, which YAML and Resource Manager share. */
export const entityChecks: readonly Check<Data>[] = [
  {
    name: 'at least one entity mapping, or no list',
    holds: (rule) => rule['entityMappings'] === undefined || mappingsOf(rule).length > 0,
    broken: (rule) => changed(rule, { entityMappings: [] }),
  },
  {
    name: 'at most ten entity mappings',
    holds: (rule) => mappingsOf(rule).length <= 10,
    broken: (rule) =>
      changed(rule, { entityMappings: Array.from({ length: 11 }, () => mapping('IP', 'Address')) }),
  },
  {
    name: 'a known entity type',
    holds: (rule) => mappingsOf(rule).every(({ entityType }) => Object.hasOwn(identifiers, entityType)),
    broken: (rule) => changed(rule, { entityMappings: [mapping('IoTDevice', 'DeviceId')] }),
  },
  {
    name: 'one to three fields in a mapping',
    holds: (rule) => mappingsOf(rule).every(({ fieldMappings: { length } }) => length >= 1 && length <= 3),
    broken: (rule) =>
      changed(rule, { entityMappings: [mapping('Account', 'Name', 'FullName', 'Sid', 'NTDomain')] }),
  },
  {
    name: 'identifiers of the type',
    holds: (rule) =>
      mappingsOf(rule).every((mapped) =>
        mapped.fieldMappings.every(({ identifier }) =>
          (identifiers[mapped.entityType]?.[0] ?? '').split(' ').includes(identifier),
        ),
      ),
    broken: (rule) => changed(rule, { entityMappings: [mapping('Account', 'FullName', 'SID')] }),
  },
  {
    name: 'no identifier twice in a mapping',
    holds: (rule) =>
      mappingsOf(rule).every(
        ({ fieldMappings }) =>
          new Set(fieldMappings.map(({ identifier }) => identifier)).size === fieldMappings.length,
      ),
    broken: (rule) => changed(rule, { entityMappings: [mapping('Host', 'HostName', 'HostName')] }),
  },
  {
    name: 'a complete set of identifiers',
    holds: (rule) => mappingsOf(rule).every(isComplete),
    broken: (rule) => changed(rule, { entityMappings: [mapping('FileHash', 'Value')] }),
  },
  {
    name: 'plain names of entity columns',
    holds: (rule) => fieldsOf(rule).every(({ columnName }) => /^[a-zA-Z_]+\w*$/.test(columnName)),
    broken: (rule) => changed(rule, { entityMappings: [mapping('IP', 'Address')].map(strange) }),
  },
  {
    name: 'entity columns of at most 500 characters',
    holds: (rule) => fieldsOf(rule).every(({ columnName }) => columnName.length <= 500),
    broken: (rule) => changed(rule, { entityMappings: [mapping('IP', 'Address')].map(endless) }),
  },
];

/** The columns that entities name. */
export function entityColumns(rule: Data): readonly string[] {
  return fieldsOf(rule).map(({ columnName }) => columnName);
}

function mappingsOf(rule: Data): readonly Mapping[] {
  return listOf<Mapping>(rule, 'entityMappings');
}

function fieldsOf(rule: Data): readonly Field[] {
  return mappingsOf(rule).flatMap(({ fieldMappings }) => fieldMappings);
}

function isComplete({ entityType, fieldMappings }: Mapping): boolean {
  const mapped = fieldMappings.map(({ identifier }) => identifier);
  const [, ...sets] = identifiers[entityType] ?? [''];
  return sets.length === 0 || sets.some((set) => set.split(' ').every((name) => mapped.includes(name)));
}

function mapping(entityType: string, ...names: readonly string[]): Mapping {
  return {
    entityType,
    fieldMappings: names.map((identifier) => ({ identifier, columnName: 'TimeGenerated' })),
  };
}

function strange({ entityType }: Mapping): Mapping {
  return { entityType, fieldMappings: [{ identifier: 'Address', columnName: 'tostring(SrcIpAddr)' }] };
}

function endless({ entityType }: Mapping): Mapping {
  return { entityType, fieldMappings: [{ identifier: 'Address', columnName: 'a'.repeat(501) }] };
}
