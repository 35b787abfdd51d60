import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';
import { run } from '../../support/evaluate.ts';

interface Case {
  readonly target: string;
  readonly logsource: string;
  readonly selection: string;
  readonly table: string;
  readonly found: Readonly<Record<string, unknown>>;
  readonly ignored: Readonly<Record<string, unknown>>;
}

const security = 'product: windows, service: security';
const services = '{"ServiceName":"evil","ServiceStartType":2}';

const sessions = 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational';
const defender = 'Microsoft-Windows-Windows Defender/Operational';

/** An event of Sysmon with hashes; that of a stream names them otherwise. */
function sysmonHashes(id: number | undefined, hashes: string): Readonly<Record<string, unknown>> {
  const name = id === 15 ? 'Hash' : 'Hashes';
  return {
    Source: 'Microsoft-Windows-Sysmon',
    EventID: id,
    EventData: `<Data Name="${name}">SHA256=11,${hashes}</Data>`,
  };
}

/** Event 104 as Windows writes it when a log is cleared. */
function cleared(user: string, channel: string): string {
  return `<DataItem type="System.XmlData"><UserData><LogFileCleared xmlns="http://manifests.microsoft.com/win/2004/08/windows/eventlog"><SubjectUserName>${user}</SubjectUserName><Channel>${channel}</Channel></LogFileCleared></UserData></DataItem>`;
}

/** Log sources whose rows are told apart by more than a table, with a row that a rule means and one that it doesn't. */
const cases: readonly Case[] = [
  {
    target: 'xdr',
    logsource: 'product: windows, service: system',
    selection: 'EventID: 7045, Provider_Name: Service Control Manager, ServiceName: evil',
    table: 'DeviceEvents',
    found: { ActionType: 'ServiceInstalled', AdditionalFields: services },
    ignored: { ActionType: 'ServiceInstalled', AdditionalFields: '{"ServiceName":"good"}' },
  },
  {
    target: 'xdr',
    logsource: security,
    selection: 'EventID: 4697, ServiceStartType: auto start',
    table: 'DeviceEvents',
    found: { ActionType: 'ServiceInstalled', AdditionalFields: services },
    ignored: { ActionType: 'DriverLoad', AdditionalFields: services },
  },
  {
    target: 'xdr',
    logsource: security,
    selection: 'EventID: 4624, LogonType: 10, TargetUserName: admin',
    table: 'DeviceLogonEvents',
    found: { ActionType: 'LogonSuccess', LogonType: 'RemoteInteractive', AccountName: 'Admin' },
    ignored: { ActionType: 'LogonSuccess', LogonType: 'Network', AccountName: 'admin' },
  },
  {
    target: 'xdr',
    logsource: security,
    selection: String.raw`EventID: 4698, TaskName: '\Evil'`,
    table: 'DeviceEvents',
    found: { ActionType: 'ScheduledTaskCreated', AdditionalFields: String.raw`{"TaskName":"\\Evil"}` },
    ignored: { ActionType: 'ScheduledTaskDeleted', AdditionalFields: String.raw`{"TaskName":"\\Evil"}` },
  },
  {
    target: 'xdr',
    logsource: security,
    selection: String.raw`EventID: 4657, ObjectName|startswith: '\REGISTRY\MACHINE\SYSTEM\', ObjectValueName: x`,
    table: 'DeviceRegistryEvents',
    found: {
      ActionType: 'RegistryValueSet',
      RegistryKey: String.raw`HKEY_LOCAL_MACHINE\SYSTEM\a`,
      RegistryValueName: 'x',
    },
    ignored: {
      ActionType: 'RegistryValueSet',
      RegistryKey: String.raw`HKEY_USERS\SYSTEM\a`,
      RegistryValueName: 'x',
    },
  },
  {
    target: 'asim',
    logsource: security,
    selection: 'EventID: 4625, LogonType: 3, TargetUserName: admin',
    table: 'imAuthentication',
    found: {
      EventType: 'Logon',
      EventResult: 'Failure',
      EventSubType: 'Network',
      TargetUsername: String.raw`CONTOSO\admin`,
    },
    ignored: {
      EventType: 'Logon',
      EventResult: 'Failure',
      EventSubType: 'Network',
      TargetUsername: String.raw`ADMIN\jane`,
    },
  },
  {
    target: 'asim',
    logsource: security,
    selection: 'EventID: 4728, TargetUserName: Domain Admins',
    table: 'imUserManagement',
    found: {
      EventType: 'UserAddedToGroup',
      GroupType: 'Global Security Enabled',
      GroupName: String.raw`CONTOSO\Domain Admins`,
    },
    ignored: {
      EventType: 'UserAddedToGroup',
      GroupType: 'Local Security Enabled',
      GroupName: String.raw`CONTOSO\Domain Admins`,
    },
  },
  {
    target: 'native',
    logsource: 'product: windows, service: system',
    selection: 'EventID: 104, Channel: [Security, System]',
    table: 'Event',
    found: { EventLog: 'System', EventID: 104, EventData: cleared('jane', 'Security') },
    ignored: { EventLog: 'System', EventID: 104, EventData: cleared('SYSTEM', 'Setup') },
  },
  {
    target: 'native',
    logsource: security,
    selection: 'EventID: 1102, SubjectUserName: jane',
    table: 'SecurityEvent',
    found: { EventID: 1102, EventData: cleared('jane', 'Security') },
    ignored: { EventID: 1102, EventData: cleared('joe', 'Security') },
  },
  {
    target: 'native',
    logsource: 'product: windows, service: terminalservices-localsessionmanager',
    selection: 'Address|cidr: 10.0.0.0/8',
    table: 'Event',
    found: {
      EventLog: sessions,
      EventData: '<UserData><EventXML><Address>10.1.1.1</Address></EventXML></UserData>',
    },
    ignored: {
      EventLog: sessions,
      EventData: '<UserData><EventXML><Address>LOCAL</Address></EventXML></UserData>',
    },
  },
  {
    target: 'native',
    logsource: 'category: antivirus',
    selection: String.raw`Filename|startswith: 'C:\Windows\'`,
    table: 'Event',
    found: {
      EventLog: defender,
      EventID: 1116,
      EventData: String.raw`<Data Name="Path">file:_C:\Windows\a.exe; file:_D:\a.exe</Data>`,
    },
    ignored: {
      EventLog: defender,
      EventID: 1116,
      EventData: String.raw`<Data Name="Path">file:_D:\C:\Windows\a.exe</Data>`,
    },
  },
  {
    target: 'xdr',
    logsource: 'category: wmi_event, product: windows',
    selection: String.raw`Destination|contains: 'C:\Temp'`,
    table: 'DeviceEvents',
    found: {
      ActionType: 'WmiBindEventFilterToConsumer',
      AdditionalFields: JSON.stringify({ Consumer: String.raw`C:\Temp\a` }),
    },
    ignored: { ActionType: 'WmiBindEventFilterToConsumer', AdditionalFields: '{"Consumer":"C:"}' },
  },
  {
    target: 'native',
    logsource: 'product: windows, service: windefend',
    selection: 'EventID: 1116, Threat Name|startswith: Trojan',
    table: 'Event',
    found: { EventLog: defender, EventID: 1116, EventData: '<Data Name="Threat Name">Trojan:A</Data>' },
    ignored: { EventLog: defender, EventID: 1116, EventData: '<Data Name="Name">Trojan:A</Data>' },
  },
  ...['driver_load', 'image_load', 'create_stream_hash'].map((category, index) => ({
    target: 'native',
    logsource: `category: ${category}, product: windows`,
    selection: "Imphash: '0A1B'",
    table: 'Event',
    found: sysmonHashes([6, 7, 15][index], 'IMPHASH=0A1B'),
    ignored: sysmonHashes([6, 7, 15][index], 'IMPHASH=0A'),
  })),
  {
    target: 'native',
    logsource: 'product: linux, service: auditd',
    selection: 'type: SOCKADDR, saddr: 02000050',
    table: 'LinuxAuditLog',
    found: { RecordType: 'SOCKADDR', RawRecord: 'type=SOCKADDR saddr=02000050' },
    ignored: { RecordType: 'SOCKADDR', RawRecord: 'type=SOCKADDR saddr=0A' },
  },
  {
    target: 'native',
    logsource: 'product: okta, service: okta',
    selection: 'client.ipAddress: 192.0.2.1, actor.displayName: Jane, severity: WARN',
    table: 'OktaV2_CL',
    found: { SrcIpAddr: '192.0.2.1', ActorDisplayName: 'Jane', OriginalSeverity: 'WARN' },
    ignored: { SrcIpAddr: '192.0.2.2', ActorDisplayName: 'Jane', OriginalSeverity: 'WARN' },
  },
  {
    target: 'native',
    logsource: 'product: okta, service: okta',
    selection: 'securityContext.asNumber: 64496, client.device: Computer, request.ipChain.ip: 192.0.2.1',
    table: 'OktaV2_CL',
    found: {
      SecurityContextAsNumber: 64_496,
      OriginalClientDevice: 'Computer',
      Request: { ipChain: [{ ip: '192.0.2.1', version: 'V4' }] },
    },
    ignored: {
      SecurityContextAsNumber: 64_497,
      OriginalClientDevice: 'Computer',
      Request: { ipChain: [{ ip: '192.0.2.1', version: 'V4' }] },
    },
  },
  {
    target: 'native',
    logsource: 'product: github, service: audit',
    selection: 'actor_ip: 192.0.2.1, public_repo: true',
    table: 'GitHubAuditLogPolling_CL',
    found: { actor_ip_s: '192.0.2.1', public_repo_b: true },
    ignored: { actor_ip_s: '192.0.2.1', public_repo_b: false },
  },
  {
    target: 'native',
    logsource: 'product: github, service: audit',
    selection: 'previous_visibility: private, visibility: public, team: a/b',
    table: 'GitHubAuditLogPolling_CL',
    found: { previous_visibility_s: 'private', visibility_s: 'public', team_s: 'a/b' },
    ignored: { previous_visibility_s: 'public', visibility_s: 'private', team_s: 'a/b' },
  },
  {
    target: 'native',
    logsource: 'product: gcp, service: google_workspace.drive',
    selection: 'eventService: drive.googleapis.com, eventName: download',
    table: 'GWorkspace_ReportsAPI_drive_CL',
    found: { id_applicationName_s: 'drive', event_name_s: 'download' },
    ignored: { id_applicationName_s: 'drive', event_name_s: 'view' },
  },
  {
    target: 'native',
    logsource: 'product: gcp, service: google_workspace.token',
    selection: 'protoPayload.serviceName: oauth2.googleapis.com',
    table: 'GWorkspace_ReportsAPI_token_CL',
    found: { id_applicationName_s: 'token' },
    ignored: { id_applicationName_s: 'oauth2.googleapis.com' },
  },
  {
    target: 'native',
    logsource: 'product: gcp, service: google_workspace.admin',
    selection: 'ORG_UNIT_NAME: Sales, old_value: a, actor.email: jane@example.com',
    table: 'GWorkspace_ReportsAPI_admin_CL',
    found: { ORG_UNIT_NAME_s: 'Sales', OLD_VALUE_s: 'A', actor_email_s: 'jane@example.com' },
    ignored: { ORG_UNIT_NAME_s: 'Sales', old_value_s: 'A', actor_email_s: 'jane@example.com' },
  },
  {
    target: 'native',
    logsource: 'product: gcp, service: google_workspace.login',
    selection: 'is_suspicious: true, protoPayload.requestMetadata.callerIp: 192.0.2.1',
    table: 'GWorkspace_ReportsAPI_login_CL',
    found: { is_suspicious_b: true, IPAddress: '192.0.2.1' },
    ignored: { is_suspicious_b: false, IPAddress: '192.0.2.1' },
  },
  {
    target: 'native',
    logsource: 'product: onelogin, service: onelogin.events',
    selection: 'event_type_id: 532, user_name: jane, ipaddr: 192.0.2.1',
    table: 'OneLoginEventsV2_CL',
    found: { EventTypeId: 532, UserName: 'Jane', Ipaddr: '192.0.2.1' },
    ignored: { EventTypeId: 553, UserName: 'Jane', Ipaddr: '192.0.2.1' },
  },
  zeek('dce_rpc', 'id.resp_p: 135, operation: x', { id_resp_p: 135, operation: 'x' }),
  zeek('http', 'username: a', { username: 'A' }),
  zeek('http', 'status_code: 200, user_agent: curl', { status_code: '200', user_agent: ['curl'] }),
  zeek('smtp', 'to: a@example.com', { to_: '["a@example.com"]' }),
  zeek('smb_files', 'size|gte: 100', { size: 100 }),
  zeek('conn', 'tunnel_parents: Ca1', { tunnel_parents: '["Ca1","Cb2"]' }),
  zeek('ssl', 'next_protocol: h2', { next_protocol: 'h2' }),
  zeek('dns', 'qclass_name: C_INTERNET', { qclass_name: 'C_INTERNET' }),
  zeek('x509', 'certificate.key_length|lt: 2048', { certificate_key_length: 1024 }),
  zeek('kerberos', 'id.orig_p: 88', { id_orig_p: 88 }),
  zeek('smtp', 'id.resp_p: 25', { id_resp_p: 25 }),
  zeek('ntlm', 'id.resp_p: 445', { id_resp_p: 445 }),
  {
    target: 'native',
    logsource: 'category: webserver, service: nginx',
    selection: 'cs-method: POST, sc-status: 404',
    table: 'NGINX_CL',
    found: { RawData: '192.0.2.1 - - [-] "POST /a HTTP/1.1" 404 10 "-" "x"' },
    ignored: { RawData: '192.0.2.1 - - [-] "POST /404 HTTP/1.1" 200 10 "-" "x"' },
  },
  {
    target: 'native',
    logsource: 'category: proxy',
    selection: 'sc-status: 404',
    table: 'CommonSecurityLog',
    found: { EventOutcome: '404' },
    ignored: { EventOutcome: '200' },
  },
  {
    target: 'native',
    logsource: 'product: m365, service: audit',
    selection: String.raw`ModifiedProperties.NewValue|contains: 'a\b'`,
    table: 'OfficeActivity',
    found: { ModifiedProperties: String.raw`[{"Name":"x","NewValue":"A\\b","OldValue":""}]` },
    ignored: { ModifiedProperties: '[{"Name":"x","NewValue":"","OldValue":""}]' },
  },
  {
    target: 'asim',
    logsource: 'category: dns_query, product: windows',
    selection: 'QueryStatus: 9003',
    table: 'imDns',
    found: { EventType: 'Query', DnsResponseCode: 3, DnsResponseCodeName: 'NXDOMAIN' },
    ignored: { EventType: 'Query', DnsResponseCode: 0, DnsResponseCodeName: 'NOERROR' },
  },
  {
    target: 'asim',
    logsource: 'category: process_creation',
    selection: 'CommandLine|contains: whoami',
    table: 'imProcessCreate',
    found: { TargetProcessName: '/usr/bin/whoami', TargetProcessCommandLine: 'whoami' },
    ignored: { TargetProcessName: '/usr/bin/id', TargetProcessCommandLine: 'id' },
  },
  {
    target: 'asim',
    logsource: 'category: file_event',
    selection: 'TargetFilename|endswith: .kdbx',
    table: 'imFileEvent',
    found: { EventType: 'FileCreated', TargetFilePath: '/home/a.kdbx' },
    ignored: { EventType: 'FileDeleted', TargetFilePath: '/home/a.kdbx' },
  },
  {
    target: 'asim',
    logsource: 'category: registry_set',
    selection: String.raw`TargetObject|contains: '\Run'`,
    table: 'imRegistry',
    found: { EventType: 'RegistryValueSet', RegistryKey: String.raw`HKEY_LOCAL_MACHINE\Run` },
    ignored: { EventType: 'RegistryKeyDeleted', RegistryKey: String.raw`HKEY_LOCAL_MACHINE\Run` },
  },
  {
    target: 'native',
    logsource: 'product: azure, service: noninteractiveusersigninlogs',
    selection: 'ResultType: 50057, DeviceDetail.isManaged: true',
    table: 'AADNonInteractiveUserSignInLogs',
    found: { ResultType: '50057', DeviceDetail: '{"isManaged":true}' },
    ignored: { ResultType: '50057', DeviceDetail: '{"isManaged":false}' },
  },
  {
    target: 'native',
    logsource: 'product: azure, service: serviceprincipalsigninlogs',
    selection: 'Status: failure, ServicePrincipalName: app',
    table: 'AADServicePrincipalSignInLogs',
    found: { ResultType: '7000215', ServicePrincipalName: 'app' },
    ignored: { ResultType: '0', ServicePrincipalName: 'app' },
  },
  {
    target: 'native',
    logsource: 'product: aws, service: guardduty',
    selection: "type|startswith: 'Backdoor:', resource.instanceDetails.tags.value: prod",
    table: 'AWSGuardDuty',
    found: {
      ActivityType: 'Backdoor:EC2/a',
      ResourceDetails: { instanceDetails: { tags: [{ value: 'prod' }] } },
    },
    ignored: {
      ActivityType: 'Recon:EC2/a',
      ResourceDetails: { instanceDetails: { tags: [{ value: 'prod' }] } },
    },
  },
  {
    target: 'native',
    logsource: 'product: aws, service: vpcflow',
    selection: 'action: ACCEPT, dstport: 22',
    table: 'AWSVPCFlow',
    found: { Action: 'ACCEPT', DstPort: 22 },
    ignored: { Action: 'REJECT', DstPort: 22 },
  },
  {
    target: 'native',
    logsource: 'product: aws, service: waf',
    selection: 'action: BLOCK, httpRequest.uri|contains: /admin',
    table: 'AWSWAF',
    found: { Action: 'BLOCK', Uri: '/admin/a' },
    ignored: { Action: 'ALLOW', Uri: '/admin/a' },
  },
  {
    target: 'native',
    logsource: 'product: cisco, service: duo',
    selection: 'event_type: authentication, reason: bypass_user',
    table: 'CiscoDuo_CL',
    found: { event_type_s: 'authentication', reason_s: 'bypass_user' },
    ignored: { event_type_s: 'authentication', reason_s: 'user_approved' },
  },
  {
    target: 'native',
    logsource: 'category: process_creation, product: macos',
    selection: 'Image|endswith: /osascript',
    table: 'DeviceProcessEvents',
    found: { FolderPath: '/usr/bin/osascript' },
    ignored: { FolderPath: String.raw`C:\usr/bin/osascript` },
  },
  {
    target: 'native',
    logsource: 'category: application, product: opencanary',
    selection: 'logtype: 5001',
    table: 'Syslog',
    found: { SyslogMessage: '{"dst_port": 22, "logtype": 5001, "node_id": "a"}' },
    ignored: { SyslogMessage: '{"dst_port": 5001, "logtype": 50010, "node_id": "5001"}' },
  },
  {
    target: 'native',
    logsource: 'category: application, product: opencanary',
    selection: 'src_host: 10.0.0.1, src_port: 22, node_id: a',
    table: 'Syslog',
    found: { SyslogMessage: opencanary('10.0.0.1', 22, 'a') },
    ignored: { SyslogMessage: opencanary('10.0.0.10', 2222, 'ab') },
  },
  {
    target: 'native',
    logsource: 'category: firewall',
    selection: "blocked: 'true', dst_port: 3389",
    table: 'CommonSecurityLog',
    found: { DeviceAction: 'Deny', DestinationPort: 3389 },
    ignored: { DeviceAction: 'Accept', DestinationPort: 3389 },
  },
];

/** A log of Zeek, in the function of Corelight's solution that is called like it. */
function zeek(service: string, selection: string, found: Readonly<Record<string, unknown>>): Case {
  const [target, table] = ['native', `corelight_${service}`];
  return { target, logsource: `product: zeek, service: ${service}`, selection, table, found, ignored: {} };
}

/** What the honeypot sends of a connection. */
function opencanary(host: string, port: number, node: string): string {
  return `{"logdata": {}, "logtype": 4000, "node_id": "${node}", "src_host": "${host}", "src_port": ${port}, "utc_time": "t"}`;
}

test.each(cases)(
  '$target, $logsource: $selection',
  async ({ target, logsource, selection, table, found, ignored }) => {
    const { converter } = await createConverter({ targets: [target] });
    const text = `title: T\nlogsource: { ${logsource} }\ndetection: { s: { ${selection} }, condition: s }\n`;
    const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
    const query = result?.queries[0];
    expect([query?.table, result?.diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([
      table,
      [],
    ]);
    const matched = [found, ignored].map((row) => run(query?.kql ?? '', { [table]: [row] }).length);
    expect(matched).toEqual([1, 0]);
  },
);
