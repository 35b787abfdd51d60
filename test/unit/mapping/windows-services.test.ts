import { expect, test } from 'vitest';
import { createConverter } from '../../../src/index.ts';

/** Services of Sigma's taxonomy for Windows, and the channels that each stands for: Windows' name and Sigma's. */
const channels: readonly (readonly [service: string, channel: string])[] = [
  ['application', 'Application'],
  ['applocker', 'Microsoft-Windows-AppLocker/EXE and DLL'],
  ['appmodel-runtime', 'Microsoft-Windows-AppModel-Runtime/Admin'],
  ['appxdeployment-server', 'Microsoft-Windows-AppXDeploymentServer/Operational'],
  ['appxpackaging-om', 'Microsoft-Windows-AppxPackaging/Operational'],
  ['audit-cve', 'Application'],
  ['bitlocker', 'Microsoft-Windows-BitLocker/BitLocker Management'],
  ['bits-client', 'Microsoft-Windows-Bits-Client/Operational'],
  ['capi2', 'Microsoft-Windows-CAPI2/Operational'],
  [
    'certificateservicesclient-lifecycle-system',
    'Microsoft-Windows-CertificateServicesClient-Lifecycle-System/Operational',
  ],
  ['codeintegrity-operational', 'Microsoft-Windows-CodeIntegrity/Operational'],
  ['dhcp', 'Microsoft-Windows-DHCP-Server/Operational'],
  ['diagnosis-scripted', 'Microsoft-Windows-Diagnosis-Scripted/Operational'],
  ['dns-client', 'Microsoft-Windows-DNS-Client/Operational'],
  ['dns-client', 'Microsoft-Windows-DNS Client Events/Operational'],
  ['dns-server', 'DNS Server'],
  ['dns-server-analytic', 'Microsoft-Windows-DNSServer/Analytical'],
  ['dns-server-analytic', 'Microsoft-Windows-DNS-Server/Analytical'],
  ['dns-server-audit', 'Microsoft-Windows-DNSServer/Audit'],
  ['dns-server-audit', 'Microsoft-Windows-DNS-Server/Audit'],
  ['driver-framework', 'Microsoft-Windows-DriverFrameworks-UserMode/Operational'],
  ['firewall-as', 'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall'],
  ['hyper-v-worker', 'Microsoft-Windows-Hyper-V-Worker-Admin'],
  ['iis-configuration', 'Microsoft-IIS-Configuration/Operational'],
  ['kernel-event-tracing', 'Microsoft-Windows-Kernel-EventTracing/Admin'],
  ['kernel-event-tracing', 'Microsoft-Windows-Kernel-EventTracing'],
  ['kernel-shimengine', 'Microsoft-Windows-Kernel-ShimEngine/Operational'],
  ['ldap', 'Microsoft-Windows-LDAP-Client/Debug'],
  ['ldap_debug', 'Microsoft-Windows-LDAP-Client/Debug'],
  ['lsa-server', 'Microsoft-Windows-LSA/Operational'],
  ['microsoft-servicebus-client', 'Microsoft-ServiceBus-Client/Admin'],
  ['msexchange-management', 'MSExchange Management'],
  ['ntlm', 'Microsoft-Windows-NTLM/Operational'],
  ['openssh', 'OpenSSH/Operational'],
  ['powershell', 'PowerShellCore/Operational'],
  ['powershell-classic', 'Windows PowerShell'],
  ['printservice-admin', 'Microsoft-Windows-PrintService/Admin'],
  ['printservice-operational', 'Microsoft-Windows-PrintService/Operational'],
  ['security-mitigations', 'Microsoft-Windows-Security-Mitigations/KernelMode'],
  ['sense', 'Microsoft-Windows-SENSE/Operational'],
  ['servicebus-client', 'Microsoft-ServiceBus-Client/Admin'],
  ['shell-core', 'Microsoft-Windows-Shell-Core/Operational'],
  ['smbclient-connectivity', 'Microsoft-Windows-SmbClient/Connectivity'],
  ['smbclient-security', 'Microsoft-Windows-SmbClient/Security'],
  ['smbserver-connectivity', 'Microsoft-Windows-SMBServer/Connectivity'],
  ['system', 'System'],
  ['taskscheduler', 'Microsoft-Windows-TaskScheduler/Operational'],
  [
    'terminalservices-localsessionmanager',
    'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
  ],
  ['vhdmp', 'Microsoft-Windows-VHDMP-Operational'],
  ['vhdmp', 'Microsoft-Windows-VHDMP/Operational'],
  ['windefend', 'Microsoft-Windows-Windows Defender/Operational'],
  ['winrm', 'Microsoft-Windows-WinRM/Operational'],
  ['wmi', 'Microsoft-Windows-WMI-Activity/Operational'],
];

const event = await createConverter({ targets: ['native'], style: 'compact' });
const windowsEvent = await createConverter({
  targets: ['native'],
  style: 'compact',
  windowsEvents: 'windowsevent',
});

test.each(channels)('%s is looked for in %s', (service, channel) => {
  const text = `title: T
logsource: { product: windows, service: ${service} }
detection: { s: { EventID: 1234 }, condition: s }
`;
  const [text1, text2] = [event, windowsEvent].map(
    ({ converter }) => converter?.convert({ path: 'rule.yml', text })[0]?.queries[0]?.kql ?? '',
  );
  expect(text1).toMatch(/^Event\n\| where EventLog (=~|in~)/);
  expect(text1).toContain(`"${channel}"`);
  expect(text2).toMatch(/^WindowsEvent\n\| where Channel (=~|in~)/);
  expect(text2).toContain(`"${channel}"`);
});
