param workspace string

resource rule 'Microsoft.OperationalInsights/workspaces/providers/alertRules@2025-09-01' = {
  name: '${workspace}/Microsoft.SecurityInsights/5f4dcc3b-5aa7-4c5d-9d3a-2b1f0e6c7a81'
  kind: 'Scheduled'
  properties: {
    displayName: 'Encoded command of a scripting host'
    description: '''
Finds scripting hosts that were given an encoded command.

False positives:
- Deployment tools

References:
- https://example.com/report

Author: Example Author
Sigma rule: 5f4dcc3b-5aa7-4c5d-9d3a-2b1f0e6c7a81
Level: high
Status: stable
Tags: attack.execution, attack.t1059.001, attack.stealth, attack.g0016'''
    severity: 'High'
    enabled: true
    query: '''
imProcessCreate
| where not(TargetProcessName startswith "/")
| where TargetProcessName endswith "\\powershell.exe" and TargetProcessCommandLine contains " -enc " // selection'''
    queryFrequency: 'PT1H'
    queryPeriod: 'PT1H'
    triggerOperator: 'GreaterThan'
    triggerThreshold: 0
    suppressionDuration: 'PT1H'
    suppressionEnabled: false
    tactics: [
      'Execution'
      'DefenseEvasion'
    ]
    techniques: [
      'T1059'
    ]
    entityMappings: [
      {
        entityType: 'Host'
        fieldMappings: [
          {
            identifier: 'HostName'
            columnName: 'DvcHostname'
          }
          {
            identifier: 'DnsDomain'
            columnName: 'DvcDomain'
          }
        ]
      }
      {
        entityType: 'IP'
        fieldMappings: [
          {
            identifier: 'Address'
            columnName: 'DvcIpAddr'
          }
        ]
      }
      {
        entityType: 'Account'
        fieldMappings: [
          {
            identifier: 'FullName'
            columnName: 'ActorUsername'
          }
        ]
      }
      {
        entityType: 'Account'
        fieldMappings: [
          {
            identifier: 'FullName'
            columnName: 'TargetUsername'
          }
        ]
      }
      {
        entityType: 'Process'
        fieldMappings: [
          {
            identifier: 'ProcessId'
            columnName: 'TargetProcessId'
          }
          {
            identifier: 'CommandLine'
            columnName: 'TargetProcessCommandLine'
          }
        ]
      }
      {
        entityType: 'Process'
        fieldMappings: [
          {
            identifier: 'ProcessId'
            columnName: 'ActingProcessId'
          }
          {
            identifier: 'CommandLine'
            columnName: 'ActingProcessCommandLine'
          }
        ]
      }
      {
        entityType: 'File'
        fieldMappings: [
          {
            identifier: 'Name'
            columnName: 'TargetProcessName'
          }
        ]
      }
    ]
    customDetails: {
      TargetProcessName: 'TargetProcessName'
      ProcessCommandLine: 'TargetProcessCommandLine'
    }
    eventGroupingSettings: {
      aggregationKind: 'SingleAlert'
    }
    incidentConfiguration: {
      createIncident: true
      groupingConfiguration: {
        enabled: false
        reopenClosedIncident: false
        lookbackDuration: 'PT5H'
        matchingMethod: 'AllEntities'
      }
    }
  }
}
