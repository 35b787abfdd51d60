/** An event of a provider. */
export interface EventSource {
  /** Without the prefix `Microsoft-Windows-`. */
  readonly provider: string;
  readonly id?: number;
  readonly title: string;
  /** Set if the event lacks fields that rules of the category may use. */
  readonly limited?: boolean;
}

/**
 * The events of a log source by `product/category`, from the Sigma taxonomy appendix 2.1.0; titles are those of
 * the Sysmon documentation. Event 4688 is not in the taxonomy but is where most workspaces see process creation.
 */
export const categoryEvents: Readonly<Record<string, readonly EventSource[]>> = {
  'windows/process_creation': [
    sysmon(1, 'Process creation'),
    { provider: 'Security-Auditing', id: 4688, title: 'A new process has been created', limited: true },
  ],
  'windows/clipboard_capture': [sysmon(24, 'ClipboardChange')],
  'windows/create_remote_thread': [sysmon(8, 'CreateRemoteThread')],
  'windows/create_stream_hash': [sysmon(15, 'FileCreateStreamHash')],
  'windows/dns_query': [sysmon(22, 'DNSEvent')],
  'windows/driver_load': [sysmon(6, 'Driver loaded')],
  'windows/file_block_executable': [sysmon(27, 'FileBlockExecutable')],
  'windows/file_block_shredding': [sysmon(28, 'FileBlockShredding')],
  'windows/file_change': [sysmon(2, 'A process changed a file creation time')],
  'windows/file_delete': [sysmon(23, 'FileDelete')],
  'windows/file_delete_detected': [sysmon(26, 'FileDeleteDetected')],
  'windows/file_event': [sysmon(11, 'FileCreate')],
  'windows/file_executable_detected': [sysmon(29, 'FileExecutableDetected')],
  'windows/image_load': [sysmon(7, 'Image loaded')],
  'windows/network_connection': [sysmon(3, 'Network connection')],
  'windows/pipe_created': [sysmon(17, 'PipeEvent (pipe created)'), sysmon(18, 'PipeEvent (pipe connected)')],
  'windows/process_access': [sysmon(10, 'ProcessAccess')],
  'windows/process_tampering': [sysmon(25, 'ProcessTampering')],
  'windows/process_termination': [sysmon(5, 'Process terminated')],
  'windows/raw_access_thread': [sysmon(9, 'RawAccessRead')],
  'windows/registry_add': [sysmon(12, 'RegistryEvent (object create and delete)')],
  'windows/registry_delete': [sysmon(12, 'RegistryEvent (object create and delete)')],
  'windows/registry_event': [
    sysmon(12, 'RegistryEvent (object create and delete)'),
    sysmon(13, 'RegistryEvent (value set)'),
    sysmon(14, 'RegistryEvent (key and value rename)'),
  ],
  'windows/registry_rename': [sysmon(14, 'RegistryEvent (key and value rename)')],
  'windows/registry_set': [sysmon(13, 'RegistryEvent (value set)')],
  'windows/sysmon_error': [sysmon(255, 'Error')],
  'windows/sysmon_status': [sysmon(4, 'Sysmon service state changed'), sysmon(16, 'Configuration change')],
  'windows/wmi_event': [
    sysmon(19, 'WmiEvent (filter)'),
    sysmon(20, 'WmiEvent (consumer)'),
    sysmon(21, 'WmiEvent (binding)'),
  ],
  'windows/ps_classic_start': [
    { provider: 'Windows PowerShell', id: 400, title: 'Engine state is changed from None to Available' },
  ],
  'windows/ps_classic_provider_start': [
    { provider: 'Windows PowerShell', id: 600, title: 'Provider is started' },
  ],
  'windows/ps_classic_script': [
    { provider: 'Windows PowerShell', id: 800, title: 'Pipeline execution details' },
  ],
  'windows/ps_module': [{ provider: 'PowerShell', id: 4103, title: 'Module logging' }],
  'windows/ps_script': [{ provider: 'PowerShell', id: 4104, title: 'Script block logging' }],
  'windows/file_access': [{ provider: 'Kernel-File (ETW)', title: 'File access' }],
  'windows/file_rename': [{ provider: 'Kernel-File (ETW)', title: 'File rename' }],
  'linux/process_creation': [{ provider: 'Sysmon for Linux', id: 1, title: 'Process creation' }],
  'linux/network_connection': [{ provider: 'Sysmon for Linux', id: 3, title: 'Network connection' }],
  'linux/file_event': [{ provider: 'Sysmon for Linux', id: 11, title: 'FileCreate' }],
};

/** The channels of Windows services by the Sigma taxonomy, without the prefix `Microsoft-Windows-`. */
export const serviceChannels: Readonly<Record<string, string>> = {
  application: 'Application',
  'appmodel-runtime': 'AppModel-Runtime/Admin',
  'appxdeployment-server': 'AppXDeploymentServer/Operational',
  'appxpackaging-om': 'AppxPackaging/Operational',
  'bits-client': 'Bits-Client/Operational',
  capi2: 'CAPI2/Operational',
  'certificateservicesclient-lifecycle-system': 'CertificateServicesClient-Lifecycle-System/Operational',
  'codeintegrity-operational': 'CodeIntegrity/Operational',
  'diagnosis-scripted': 'Diagnosis-Scripted/Operational',
  'dns-client': 'DNS Client Events/Operational',
  'dns-server': 'DNS Server',
  'dns-server-analytic': 'DNS-Server/Analytical',
  'dns-server-audit': 'DNS-Server/Audit',
  'driver-framework': 'DriverFrameworks-UserMode/Operational',
  'firewall-as': 'Windows Firewall With Advanced Security/Firewall',
  'iis-configuration': 'Microsoft-IIS-Configuration/Operational',
  'kernel-event-tracing': 'Kernel-EventTracing',
  ldap: 'LDAP-Client/Debug',
  ldap_debug: 'LDAP-Client/Debug',
  'lsa-server': 'LSA/Operational',
  'msexchange-management': 'MSExchange Management',
  ntlm: 'NTLM/Operational',
  openssh: 'OpenSSH/Operational',
  powershell: 'PowerShell/Operational',
  'powershell-classic': 'Windows PowerShell',
  'printservice-admin': 'PrintService/Admin',
  'printservice-operational': 'PrintService/Operational',
  security: 'Security',
  sense: 'SENSE/Operational',
  'shell-core': 'Shell-Core/Operational',
  'smbclient-connectivity': 'SmbClient/Connectivity',
  'smbclient-security': 'SmbClient/Security',
  'smbserver-connectivity': 'SMBServer/Connectivity',
  sysmon: 'Sysmon',
  system: 'System',
  taskscheduler: 'TaskScheduler/Operational',
  'terminalservices-localsessionmanager': 'TerminalServices-LocalSessionManager/Operational',
  vhdmp: 'VHDMP/Operational',
  windefend: 'Windows Defender/Operational',
  wmi: 'WMI-Activity/Operational',
};

/** Titles of events that many rules ask for, by channel and id, from the documentation of Windows auditing. */
export const eventTitles: Readonly<Record<string, string>> = {
  'Security 1102': 'The audit log was cleared',
  'Security 4616': 'The system time was changed',
  'Security 4624': 'An account was successfully logged on',
  'Security 4625': 'An account failed to log on',
  'Security 4648': 'A logon was attempted using explicit credentials',
  'Security 4656': 'A handle to an object was requested',
  'Security 4657': 'A registry value was modified',
  'Security 4661': 'A handle to an object was requested',
  'Security 4662': 'An operation was performed on an object',
  'Security 4663': 'An attempt was made to access an object',
  'Security 4672': 'Special privileges assigned to new logon',
  'Security 4673': 'A privileged service was called',
  'Security 4688': 'A new process has been created',
  'Security 4697': 'A service was installed in the system',
  'Security 4698': 'A scheduled task was created',
  'Security 4699': 'A scheduled task was deleted',
  'Security 4702': 'A scheduled task was updated',
  'Security 4704': 'A user right was assigned',
  'Security 4706': 'A new trust was created to a domain',
  'Security 4719': 'System audit policy was changed',
  'Security 4720': 'A user account was created',
  'Security 4728': 'A member was added to a security-enabled global group',
  'Security 4732': 'A member was added to a security-enabled local group',
  'Security 4738': 'A user account was changed',
  'Security 4741': 'A computer account was created',
  'Security 4765': 'SID History was added to an account',
  'Security 4768': 'A Kerberos authentication ticket (TGT) was requested',
  'Security 4769': 'A Kerberos service ticket was requested',
  'Security 4771': 'Kerberos pre-authentication failed',
  'Security 4776': 'The computer attempted to validate the credentials for an account',
  'Security 4799': 'A security-enabled local group membership was enumerated',
  'Security 4898': 'Certificate Services loaded a template',
  'Security 5136': 'A directory service object was modified',
  'Security 5140': 'A network share object was accessed',
  'Security 5145': 'A network share object was checked to see whether client can be granted desired access',
  'Security 5156': 'The Windows Filtering Platform has permitted a connection',
  'Security 5157': 'The Windows Filtering Platform has blocked a connection',
  'System 104': 'The event log was cleared',
  'System 7045': 'A service was installed in the system',
  'System 7036': 'The service entered a state',
};

function sysmon(id: number, title: string): EventSource {
  return { provider: 'Sysmon', id, title };
}
