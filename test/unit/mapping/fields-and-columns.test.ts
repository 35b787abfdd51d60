import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';

interface Case {
  readonly target: string;
  readonly logsource: string;
  readonly tested: string;
  readonly condition?: string;
  /** The clauses of the rule in the query, or the error that refuses it. */
  readonly clauses: string;
  readonly effects: readonly string[];
}

const iis = { target: 'native', logsource: 'category: webserver, service: iis' } as const;
const reads = { target: 'native', logsource: 'category: file_access, product: windows' } as const;
const images = { target: 'native', logsource: 'category: image_load, product: windows' } as const;
const security = { target: 'native', logsource: 'product: windows, service: security' } as const;
const system = { target: 'native', logsource: 'product: windows, service: system' } as const;
const classic = { target: 'native', logsource: 'product: windows, service: powershell-classic' } as const;
const signins = { target: 'native', logsource: 'product: azure, service: signinlogs' } as const;
const activity = { target: 'native', logsource: 'product: azure, service: activitylogs' } as const;
const office = { target: 'native', logsource: 'product: m365, service: exchange' } as const;
const audit = { target: 'native', logsource: 'product: m365, service: audit' } as const;
const mailboxes = { target: 'xdr', logsource: 'product: m365, service: exchange' } as const;
const pods = {
  target: 'native',
  logsource: 'product: kubernetes, category: application, service: audit',
} as const;
const trail = { target: 'native', logsource: 'product: aws, service: cloudtrail' } as const;
const proxy = { target: 'xdr', logsource: 'category: proxy' } as const;
const registry = { target: 'asim', logsource: 'category: registry_set, product: windows' } as const;
const processes = { target: 'asim', logsource: 'category: process_creation, product: windows' } as const;
const defender = { target: 'xdr', logsource: 'category: process_creation, product: windows' } as const;
const services = { target: 'xdr', logsource: 'product: windows, service: system' } as const;
const files = { target: 'asim', logsource: 'category: file_event, product: windows' } as const;

/** How a test on a column that holds more than the field, or the field in several forms, is written and what is said of it. */
const cases: readonly Case[] = [
  // The text of all hashes is the field.
  { ...images, tested: "Hashes: ''", clauses: 'isempty', effects: [] },
  { ...images, tested: 'Hashes: null', clauses: 'isempty', effects: [] },
  { ...images, tested: 'Hashes|contains: MD5=ab', clauses: 'contains "MD5=ab"', effects: [] },
  { ...images, tested: 'Hashes: MD5=ab', clauses: 'contains "MD5=ab"', effects: ['wider'] },
  {
    ...images,
    tested: 'Hashes|endswith: ab',
    condition: 'not tested',
    clauses: 'contains "ab"',
    effects: ['narrower'],
  },
  // A search among other text compares no value as a whole.
  { ...images, tested: 'Imphash|re: ^ab', clauses: 'value-unmappable', effects: [] },
  { ...images, tested: 'Hashes|cidr: 10.0.0.0/8', clauses: 'value-unmappable', effects: [] },
  // Values of the System section are columns or nowhere.
  { ...security, tested: 'Task: 13312', clauses: 'where Task == 13312', effects: [] },
  { ...system, tested: 'Task: 3', clauses: 'EventCategory == 3', effects: [] },
  { ...system, tested: 'Opcode: 3', clauses: 'field-unsupported', effects: [] },
  // Names of data are spelled as Windows does.
  { ...system, tested: 'imagepath: a', clauses: `<Data Name=[""']ImagePath[""']>`, effects: [] },
  // Values without names.
  { ...classic, tested: "EngineVersion|startswith: '2.'", clauses: '"EngineVersion=2."', effects: ['wider'] },
  { ...classic, tested: 'CmdName: a', clauses: 'field-unsupported', effects: [] },
  // The Security log has a table of its own.
  {
    target: 'native',
    logsource: 'product: windows',
    tested: 'Channel: Security',
    clauses: 'value-unmappable',
    effects: [],
  },
  // A URL is never empty where its query is.
  { ...proxy, tested: "c-uri-query: ''", clauses: 'field-unsupported', effects: [] },
  { ...proxy, tested: "c-uri-query: ['', a]", clauses: 'contains "a"', effects: ['narrower', 'wider'] },
  { ...proxy, tested: "c-uri-query: '*'", clauses: 'field-unsupported', effects: [] },
  {
    ...proxy,
    tested: 'c-uri-path|contains: /a',
    clauses: '.uri) contains "/a"',
    effects: ['narrower', 'wider'],
  },
  { ...proxy, target: 'asim', tested: 'c-uri-stem: /a', clauses: 'Url contains "/a"', effects: ['wider'] },
  // Between the name of the field and what follows.
  {
    target: 'native',
    logsource: 'product: linux, service: auditd',
    tested: 'suid: 0',
    clauses: 'RawRecord contains " suid=0 "',
    effects: [],
  },
  {
    target: 'native',
    logsource: 'product: opencanary, category: application',
    tested: 'logdata.USERNAME: root',
    clauses: String.raw`contains "\"USERNAME\": \"root\""`,
    effects: ['narrower'],
  },
  {
    target: 'native',
    logsource: 'product: linux, service: sshd',
    tested: 'HostName: x',
    clauses: 'HostName =~ "x"',
    effects: [],
  },
  // Rows that lack the value are found by a test for its absence.
  { ...registry, tested: 'Details: null', clauses: 'isempty(RegistryValueData)', effects: ['wider'] },
  {
    ...registry,
    tested: 'Details: null',
    condition: 'not tested',
    clauses: 'isempty(RegistryValueData)',
    effects: ['narrower'],
  },
  {
    ...registry,
    tested: 'Details|exists: true',
    clauses: 'isnotempty(RegistryValueData)',
    effects: ['narrower'],
  },
  // Which of two long names a short one has is not known.
  {
    ...registry,
    tested: "TargetObject|contains: '\\Software\\Classes\\'",
    clauses: 'contains "\\\\Software\\\\Classes\\\\"',
    effects: [],
  },
  // What parsers of web servers drop.
  {
    target: 'asim',
    logsource: 'category: webserver',
    tested: 'cs-cookie|contains: a',
    clauses: 'HttpCookie contains "a"',
    effects: ['narrower', 'wider'],
  },
  // Not every connection says who began it.
  {
    target: 'xdr',
    logsource: 'category: network_connection, product: windows',
    tested: "Initiated: 'true'",
    clauses: 'ConnectionRequest',
    effects: ['narrower'],
  },
  {
    target: 'xdr',
    logsource: 'category: network_connection, product: windows',
    tested: "Initiated: 'true'",
    condition: 'not tested',
    clauses: 'ConnectionRequest',
    effects: ['wider'],
  },
  // Event 4663 says which process, but not how it was started.
  {
    ...reads,
    tested: 'Image: a\n    ProcessId: 420',
    clauses: 'in~ ("420", "0x1a4")',
    effects: ['narrower', 'wider'],
  },
  { ...reads, tested: 'CommandLine: a', clauses: 'field-unsupported', effects: [] },
  { ...reads, tested: 'ScriptBlockText: a', clauses: 'field-unmapped', effects: [] },
  // Servers of other makes than IIS have other tables.
  {
    ...iis,
    logsource: 'category: webserver',
    tested: 'cs-method: GET',
    clauses: 'W3CIISLog',
    effects: ['narrower'],
  },
  { ...iis, tested: 'cs-method: GET', clauses: 'W3CIISLog', effects: [] },
  {
    ...iis,
    logsource: 'category: webserver, product: apache',
    tested: 'cs-method: GET',
    clauses: 'ApacheHTTPServer_CL',
    effects: ['wider'],
  },
  {
    ...iis,
    logsource: 'category: webserver, product: tomcat',
    tested: 'cs-method: GET',
    clauses: 'logsource-unmapped',
    effects: [],
  },
  // Hives have short names in rules and long ones in columns.
  {
    ...registry,
    tested: 'TargetObject|contains: HKLM',
    clauses: 'startswith "HKEY_LOCAL_MACHINE"',
    effects: [],
  },
  {
    ...registry,
    tested: 'TargetObject|contains: Machine',
    clauses: 'contains "Machine"',
    effects: ['different'],
  },
  // A test that no row can decide counts as met, or as not met.
  {
    target: 'asim',
    logsource: 'category: process_creation, product: windows',
    tested: 'Image: a\n    ParentIntegrityLevel: null',
    clauses: 'and TargetProcessName =~ "a"',
    effects: ['wider'],
  },
  {
    target: 'xdr',
    logsource: 'category: network_connection, product: windows',
    tested: 'Image: a\n    Initiated: null',
    clauses: 'field-unsupported',
    effects: [],
  },
  // Defender's parser may write the last segment twice.
  {
    ...files,
    tested: "TargetFilename|endswith: '\\Temp\\a.exe'",
    clauses:
      'TargetFilePath endswith "\\\\Temp\\\\a.exe" or TargetFilePath endswith "\\\\Temp\\\\a.exe\\\\a.exe"',
    effects: [],
  },
  { ...files, tested: "TargetFilename|re: 'Temp.*a.exe$'", clauses: 'matches regex', effects: ['different'] },
  { ...files, tested: "TargetFilename|re: 'Temp[^x]a'", clauses: 'matches regex', effects: [] },
  // Microsoft Defender puts a domain before the accounts of Linux.
  {
    target: 'xdr',
    logsource: 'category: file_event, product: linux',
    tested: 'User: root',
    clauses: 'InitiatingProcessAccountName =~ "root" or',
    effects: ['wider'],
  },
  {
    target: 'xdr',
    logsource: 'category: network_connection, product: macos',
    tested: 'User: root',
    clauses: 'InitiatingProcessAccountName =~ "root" or',
    effects: ['wider'],
  },
  {
    target: 'asim',
    logsource: 'category: process_creation, product: linux',
    tested: 'User: root',
    clauses: ', 0, TargetUsername) =~ "root"',
    effects: ['wider'],
  },
  {
    target: 'asim',
    logsource: 'category: file_event, product: macos',
    tested: 'User: root',
    clauses: ', 0, ActorUsername) =~ "root"',
    effects: ['wider', 'different'],
  },
  {
    target: 'asim',
    logsource: 'category: network_connection, product: linux',
    tested: 'User: root',
    clauses: ', 0, DstUsername) =~ "root"',
    effects: ['wider'],
  },
  // Some sources of a parser lack a field that others have.
  { ...processes, tested: 'IntegrityLevel: High', clauses: '=~ "High"', effects: ['narrower'] },
  {
    ...processes,
    tested: "CurrentDirectory|contains: '\\Temp\\'",
    condition: 'not tested',
    clauses: 'contains',
    effects: ['wider'],
  },
  { ...processes, tested: 'Imphash: ab', clauses: 'TargetProcessIMPHASH', effects: ['narrower'] },
  {
    ...processes,
    tested: "Description: 'ab'",
    clauses: 'ProcessVersionInfoFileDescription',
    effects: ['narrower'],
  },
  { ...processes, tested: 'Hashes: null', clauses: 'isempty(TargetProcessIMPHASH)', effects: ['wider'] },
  {
    target: 'asim',
    logsource: 'category: process_creation, product: linux',
    tested: 'md5: ab',
    clauses: 'TargetProcessMD5 =~ "ab"',
    effects: ['wider'],
  },
  // A column for each algorithm: none of them is filled, or the one of the value is missing.
  {
    ...defender,
    tested: 'Hashes: null',
    clauses: '(isempty(MD5) and isempty(SHA1) and isempty(SHA256))',
    effects: [],
  },
  {
    ...defender,
    tested: "Hashes: '*'",
    clauses: '(isnotempty(MD5) or isnotempty(SHA1) or isnotempty(SHA256))',
    effects: [],
  },
  {
    ...defender,
    tested: 'Hashes: [MD5=ab, IMPHASH=cd]',
    condition: 'not tested',
    clauses: 'MD5 =~ "ab"',
    effects: ['wider'],
  },
  // Only events of names that change have a new name.
  {
    ...registry,
    tested: 'Image: a\n    NewName: null',
    clauses: 'ActingProcessName =~ "a"',
    effects: ['wider'],
  },
  { ...registry, tested: 'NewName: a', clauses: 'field-unsupported', effects: [] },
  // The Security log names the local system by its computer account.
  {
    target: 'xdr',
    logsource: 'product: windows, service: security',
    tested: "EventID: 4688\n    SubjectUserName|endswith: '$'",
    clauses: 'endswith "$"',
    effects: ['different'],
  },
  // Event 7045 names types of services, Defender numbers them.
  {
    ...services,
    tested: "EventID: 7045\n    ServiceType: 'kernel mode driver'",
    clauses: '("1", "0x1")',
    effects: ['narrower'],
  },
  {
    ...services,
    tested: 'EventID: 7045\n    ServiceType|contains: driver',
    clauses: 'contains "driver"',
    effects: ['narrower', 'different'],
  },
  // The field is the query of a request, but rules write the path in it.
  // IIS writes `-` for nothing.
  {
    ...iis,
    tested: "cs-uri-query: ''",
    clauses: '| where isempty(iff(csUriQuery == "-", "", csUriQuery))',
    effects: [],
  },
  { ...iis, tested: "cs-referer: '-'", clauses: '| where csReferer =~ "-"', effects: [] },
  { ...iis, tested: 'cs-referer|contains: a', clauses: '| where csReferer contains "a"', effects: [] },
  {
    ...iis,
    tested: "cs-host|contains: '-'",
    clauses: '| where iff(csHost == "-", "", csHost) contains "-"',
    effects: [],
  },
  {
    ...iis,
    tested: 'cs-uri|endswith: .aspx',
    clauses: 'strcat(csUriStem, iff(csUriQuery in ("", "-"), "", strcat("?", csUriQuery))) endswith ".aspx"',
    effects: [],
  },
  {
    ...iis,
    tested: 'cs-uri-stem|contains: /my app/',
    clauses: 'csUriStem contains "/my app/" or csUriStem contains "/my+app/"',
    effects: [],
  },
  {
    ...iis,
    tested: "cs-uri-query|startswith: 'cmd='",
    clauses: 'csUriQuery startswith "cmd=" or',
    effects: ['wider'],
  },
  {
    ...iis,
    tested: "cs-uri-query|contains: 'cmd='",
    clauses: '| where strcat(csUriStem,',
    effects: ['wider'],
  },
  // JSON text escapes quotes.
  {
    target: 'native',
    logsource: 'product: azure, service: auditlogs',
    tested: `TargetResources.modifiedProperties.newValue: '"Global Administrator"'`,
    clauses: String.raw`contains "\\\"Global Administrator\\\""`,
    effects: ['wider'],
  },
  {
    ...pods,
    tested: `requestObject.spec.containers: 'a"b'`,
    clauses: String.raw`contains "a\\\"b"`,
    effects: ['wider'],
  },
  // Lists are one text in the column.
  {
    ...signins,
    tested: 'RiskEventTypes_V2: newCountry',
    clauses: 'contains "newCountry"',
    effects: ['narrower', 'wider'],
  },
  {
    ...trail,
    tested: 'requestParameters.groups|startswith: sg-',
    clauses: 'startswith "sg-"',
    effects: ['narrower'],
  },
  { ...trail, tested: 'requestParameters.groups|re: ^sg-', clauses: 'matches regex', effects: ['narrower'] },
  { ...trail, tested: 'requestParameters.groups|contains: sg-', clauses: 'contains "sg-"', effects: [] },
  {
    target: 'asim',
    logsource: 'category: dns',
    tested: 'answer: 127.0.0.1',
    clauses: 'contains "127.0.0.1"',
    effects: ['wider'],
  },
  // Names of properties have one case, whatever that of the rule.
  { ...pods, tested: 'objectref.apigroup: apps', clauses: 'ObjectRef.apiGroup', effects: [] },
  { ...pods, tested: 'objectRef.kind: pods', clauses: 'field-unmapped', effects: [] },
  // The table has its own spellings of values.
  { ...office, tested: 'LogonType: 2', clauses: 'Logon_Type =~ "Delegated"', effects: [] },
  { ...office, tested: 'RecordType: 1', clauses: 'RecordType =~ "ExchangeAdmin"', effects: ['narrower'] },
  { ...activity, tested: 'Status: Succeeded', clauses: 'in~ ("Success", "Succeeded")', effects: [] },
  {
    ...activity,
    tested: 'OperationName: Create a rule',
    clauses: 'OperationNameValue =~',
    effects: ['narrower'],
  },
  {
    target: 'asim',
    logsource: 'category: firewall',
    tested: 'protocol: 6',
    clauses: '"TCP"',
    effects: ['wider'],
  },
  {
    target: 'asim',
    logsource: 'category: firewall',
    tested: 'direction: egress',
    clauses: 'NetworkDirection =~ "Outbound"',
    effects: ['wider', 'different'],
  },
  {
    target: 'native',
    logsource: 'category: firewall',
    tested: 'direction: inbound',
    clauses: 'CommunicationDirection in~ ("0", "inbound", "incoming", "in")',
    effects: ['different'],
  },
  // Signatures are in a table of their own.
  {
    target: 'xdr',
    logsource: 'category: driver_load, product: windows',
    tested: "Signed: 'false'",
    clauses: 'field-unsupported',
    effects: [],
  },
  // Names with dots, and fields inside lists.
  {
    ...activity,
    tested: 'identity.claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn: a',
    clauses: 'Claims_d["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"]',
    effects: [],
  },
  { ...trail, tested: 'resources.ARN: a', clauses: 'Resources contains "a"', effects: ['wider'] },
  { ...trail, tested: 'requestID: a', clauses: 'AwsRequestId_', effects: [] },
  // A service that is none of those in the table.
  {
    target: 'native',
    logsource: 'product: gcp, service: google_workspace.admin',
    tested: 'eventService: gmail.googleapis.com',
    clauses: 'field-unsupported',
    effects: [],
  },
  // What is no success is not a failure yet.
  {
    ...signins,
    tested: 'Status: failure',
    clauses: 'not(ResultType =~ "0")',
    effects: ['narrower', 'wider'],
  },
  {
    target: 'xdr',
    logsource: 'product: m365, service: exchange',
    tested: 'eventSource: Exchange\n    eventName: New-TransportRule\n    status: success',
    clauses: 'ActionType =~ "New-TransportRule"',
    effects: [],
  },
  // The name of a field that stands inside lists is seen, and what it holds is not.
  { ...pods, tested: "hostPath: '*'", clauses: String.raw`contains "\"hostPath\":"`, effects: ['wider'] },
  {
    ...pods,
    tested: "verb: create\n    capabilities: '*'",
    condition: 'not tested',
    clauses: String.raw`contains "\"capabilities\":"`,
    effects: ['narrower'],
  },
  { ...pods, tested: 'capabilities: SYS_ADMIN', clauses: 'field-unsupported', effects: [] },
  // The audit record has numbers where rules may have names.
  ...['RecordType: ExchangeAdmin', 'RecordType: 1'].map((tested) => ({
    ...mailboxes,
    tested,
    clauses: 'tostring(RawEventData.RecordType) =~ "1"',
    effects: [],
  })),
  {
    ...mailboxes,
    tested: 'UserType: [Admin, 3]\n    LogonType|endswith: Admin',
    clauses: 'LogonType endswith "Admin" or LogonType in~ ("1", "6")',
    effects: [],
  },
  // Sign-ins have tables of their own.
  ...['Operation: UserLoginFailed', 'RecordType: [15, AzureActiveDirectory]'].map((tested) => ({
    ...audit,
    tested,
    clauses: 'value-unmappable',
    effects: [],
  })),
  { ...audit, tested: 'Workload: ThreatIntelligence', clauses: 'field-unsupported', effects: [] },
  {
    ...audit,
    tested: 'Operation: [UserLoginFailed, FileDownloaded]',
    clauses: 'where Operation =~ "FileDownloaded"',
    effects: ['narrower'],
  },
  // The columns in which keywords are looked for are not the whole event.
  { ...trail, tested: '- AKIA', clauses: 'UserIdentityAccessKeyId contains "AKIA"', effects: ['narrower'] },
  {
    ...trail,
    tested: '- AKIA',
    condition: 'not tested',
    clauses: 'UserIdentityAccessKeyId contains "AKIA"',
    effects: ['wider'],
  },
];

test.each(cases)(
  '$target, $logsource: $tested',
  async ({ target, logsource, tested, condition, clauses, effects }) => {
    const { converter } = await createConverter({ targets: [target], style: 'compact' });
    const text = `title: T
logsource: { ${logsource} }
detection:
  tested:
    ${tested}
  condition: ${condition ?? 'tested'}
`;
    const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
    const errors = result?.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    expect(result?.queries[0]?.kql ?? errors?.join()).toContain(clauses);
    if (result?.queries.length === 0) return;
    expect(new Set(result?.diagnostics.flatMap(({ effect }) => effect ?? []))).toEqual(new Set(effects));
  },
);
