import type { RuleSettings } from '../../../src/config/index.ts';
import type { AnalyticsRule } from './analytics-rule.ts';
import { armProperties, kindOf, type ArmProperties } from './arm-properties.ts';

/**
 * What the templates of Bicep and Terraform say alike. Everything here is the service's own vocabulary or
 * a plain identifier; texts of the rule are added by the format, escaped for its language.
 */
export function templateView(rule: AnalyticsRule, settings: RuleSettings): object {
  const properties = armProperties(rule, settings);
  return {
    id: rule.id,
    kind: kindOf(rule),
    severity: properties.severity,
    enabled: properties.enabled,
    schedule: scheduleView(properties),
    suppressionDuration: properties.suppressionDuration,
    suppressionEnabled: properties.suppressionEnabled,
    entityMappings: properties.entityMappings ?? [],
    customDetails: Object.entries(rule.customDetails).map(([key, column]) => ({ key, column })),
    aggregationKind: properties.eventGroupingSettings.aggregationKind,
    incident: properties.incidentConfiguration,
  };
}

/** The template leaves out what is null. */
function scheduleView(properties: ArmProperties): object | null {
  const { queryFrequency, queryPeriod, triggerOperator, triggerThreshold } = properties;
  return queryFrequency === undefined
    ? null
    : { queryFrequency, queryPeriod, triggerOperator, triggerThreshold };
}
