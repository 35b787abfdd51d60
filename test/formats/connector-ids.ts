/** Connector ids of Microsoft's own sources that the tests of the community repository accept. */
export const connectorIds: readonly string[] = [
  'AWS',
  'AzureActiveDirectory',
  'AzureActiveDirectoryIdentityProtection',
  'AzureActivity',
  'AzureKubernetes',
  'AzureMonitor(IIS)',
  'CEF',
  'Corelight',
  'DNS',
  'GWorkspaceRAPI',
  'MicrosoftThreatProtection',
  'Office365',
  'OktaSSO',
  'SecurityEvents',
  'Syslog',
  'WindowsSecurityEvents',
];
