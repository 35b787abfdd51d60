/**
 * Which connectors fill a table, by the ids that Microsoft's community repository accepts. Tables that are
 * not listed, and ASIM parsers, which read whatever is connected, need no particular one.
 */
export const connectorTables: Readonly<Record<string, readonly string[]>> = {
  AADManagedIdentitySignInLogs: ['AzureActiveDirectory'],
  AADNonInteractiveUserSignInLogs: ['AzureActiveDirectory'],
  AADServicePrincipalSignInLogs: ['AzureActiveDirectory'],
  AADUserRiskEvents: ['AzureActiveDirectory'],
  AuditLogs: ['AzureActiveDirectory'],
  AWSCloudTrail: ['AWS'],
  AzureActivity: ['AzureActivity'],
  CloudAppEvents: ['MicrosoftThreatProtection'],
  CommonSecurityLog: ['CEF'],
  DeviceEvents: ['MicrosoftThreatProtection'],
  DeviceFileEvents: ['MicrosoftThreatProtection'],
  DeviceImageLoadEvents: ['MicrosoftThreatProtection'],
  DeviceLogonEvents: ['MicrosoftThreatProtection'],
  DeviceNetworkEvents: ['MicrosoftThreatProtection'],
  DeviceProcessEvents: ['MicrosoftThreatProtection'],
  DeviceRegistryEvents: ['MicrosoftThreatProtection'],
  OfficeActivity: ['Office365'],
  SecurityEvent: ['SecurityEvents', 'WindowsSecurityEvents'],
  SigninLogs: ['AzureActiveDirectory'],
  Syslog: ['Syslog'],
  W3CIISLog: ['AzureMonitor(IIS)'],
};
