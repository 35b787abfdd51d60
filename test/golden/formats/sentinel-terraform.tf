# Needs one `variable "log_analytics_workspace_id" {}` in the module.
resource "azurerm_sentinel_alert_rule_scheduled" "rule_5f4dcc3b_5aa7_4c5d_9d3a_2b1f0e6c7a81" {
  name                       = "5f4dcc3b-5aa7-4c5d-9d3a-2b1f0e6c7a81"
  log_analytics_workspace_id = var.log_analytics_workspace_id
  display_name               = "Encoded command of a scripting host"
  description                = <<KQL
Finds scripting hosts that were given an encoded command.

False positives:
- Deployment tools

References:
- https://example.com/report

Author: Example Author
Sigma rule: 5f4dcc3b-5aa7-4c5d-9d3a-2b1f0e6c7a81
Level: high
Status: stable
Tags: attack.execution, attack.t1059.001, attack.stealth, attack.g0016
KQL
  severity                   = "High"
  enabled                    = true
  query_frequency            = "PT1H"
  query_period               = "PT1H"
  trigger_operator           = "GreaterThan"
  trigger_threshold          = 0
  suppression_duration       = "PT1H"
  suppression_enabled        = false
  tactics                    = ["Execution", "DefenseEvasion"]
  techniques                 = ["T1059"]
  query                      = <<KQL
imProcessCreate
| where not(TargetProcessName startswith "/")
| where TargetProcessName endswith "\\powershell.exe" and TargetProcessCommandLine contains " -enc " // selection
KQL

  custom_details = {
    TargetProcessName = "TargetProcessName"
    ProcessCommandLine = "TargetProcessCommandLine"
  }

  entity_mapping {
    entity_type = "Host"
    field_mapping {
      identifier  = "HostName"
      column_name = "DvcHostname"
    }
    field_mapping {
      identifier  = "DnsDomain"
      column_name = "DvcDomain"
    }
  }

  entity_mapping {
    entity_type = "IP"
    field_mapping {
      identifier  = "Address"
      column_name = "DvcIpAddr"
    }
  }

  entity_mapping {
    entity_type = "Account"
    field_mapping {
      identifier  = "FullName"
      column_name = "ActorUsername"
    }
  }

  entity_mapping {
    entity_type = "Account"
    field_mapping {
      identifier  = "FullName"
      column_name = "TargetUsername"
    }
  }

  entity_mapping {
    entity_type = "Process"
    field_mapping {
      identifier  = "ProcessId"
      column_name = "TargetProcessId"
    }
    field_mapping {
      identifier  = "CommandLine"
      column_name = "TargetProcessCommandLine"
    }
  }

  entity_mapping {
    entity_type = "Process"
    field_mapping {
      identifier  = "ProcessId"
      column_name = "ActingProcessId"
    }
    field_mapping {
      identifier  = "CommandLine"
      column_name = "ActingProcessCommandLine"
    }
  }

  entity_mapping {
    entity_type = "File"
    field_mapping {
      identifier  = "Name"
      column_name = "TargetProcessName"
    }
  }

  event_grouping {
    aggregation_method = "SingleAlert"
  }

  incident {
    create_incident_enabled = true
    grouping {
      enabled                 = false
      lookback_duration       = "PT5H"
      reopen_closed_incidents = false
      entity_matching_method  = "AllEntities"
    }
  }
}
