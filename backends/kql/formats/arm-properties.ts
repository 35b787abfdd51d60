import type { RuleSettings } from '../../../src/config/index.ts';
import { parentsOf } from './attack.ts';
import type { AnalyticsRule } from './analytics-rule.ts';
import { isoDuration, units } from './duration.ts';

/** The newest API version that is stable; it knows scheduled rules and no sub-techniques. */
const stableVersion = '2025-09-01';
/** A preview version, which rules in near real time need. */
const previewVersion = '2025-07-01-preview';

/** The kind of a rule by the names of the service. */
export type RuleKind = RuleSettings['kind'];

/** The API version of a rule's resource: that of the settings, or the one that holds the rule. */
export function apiVersionOf(rule: AnalyticsRule, { apiVersion }: RuleSettings): string {
  return apiVersion ?? (kindOf(rule) === 'NRT' ? previewVersion : stableVersion);
}

/** Whether a rule runs on a schedule or in near real time. */
export function kindOf({ schedule }: AnalyticsRule): RuleKind {
  return schedule === undefined ? 'NRT' : 'Scheduled';
}

/**
 * The `properties` of a rule's resource (Microsoft.SecurityInsights/alertRules). Sub-techniques have a
 * property of their own, which only preview versions know; others get the parent techniques.
 */
export function armProperties(rule: AnalyticsRule, settings: RuleSettings): ArmProperties {
  const subTechniques = rule.attack.techniques.filter((technique) => technique.includes('.'));
  const knowsSubTechniques = apiVersionOf(rule, settings).endsWith('-preview');
  return {
    displayName: rule.name,
    description: rule.description,
    severity: rule.severity,
    enabled: rule.enabled,
    query: rule.query,
    ...(rule.schedule === undefined
      ? {}
      : {
          queryFrequency: isoDuration(rule.schedule.frequency),
          queryPeriod: isoDuration(rule.schedule.period),
          triggerOperator: 'GreaterThan' as const,
          triggerThreshold: 0,
        }),
    suppressionDuration: isoDuration(settings.suppression ?? units.hour),
    suppressionEnabled: settings.suppression !== undefined,
    tactics: rule.attack.tactics,
    techniques: parentsOf(rule.attack.techniques),
    ...(knowsSubTechniques && subTechniques.length > 0 ? { subTechniques } : {}),
    ...(rule.entities.length === 0 ? {} : { entityMappings: rule.entities }),
    ...(Object.keys(rule.customDetails).length === 0 ? {} : { customDetails: rule.customDetails }),
    eventGroupingSettings: { aggregationKind: settings.grouping },
    ...(rule.alertTitle === undefined
      ? {}
      : { alertDetailsOverride: { alertDisplayNameFormat: rule.alertTitle } }),
    incidentConfiguration: incidentConfiguration(settings),
  };
}

/** The properties of a scheduled rule; those of the schedule are absent for one in near real time. */
export interface ArmProperties {
  readonly displayName: string;
  readonly description: string;
  readonly severity: AnalyticsRule['severity'];
  readonly enabled: boolean;
  readonly query: string;
  readonly queryFrequency?: string;
  readonly queryPeriod?: string;
  readonly triggerOperator?: 'GreaterThan';
  readonly triggerThreshold?: number;
  readonly suppressionDuration: string;
  readonly suppressionEnabled: boolean;
  readonly tactics: AnalyticsRule['attack']['tactics'];
  readonly techniques: readonly string[];
  readonly subTechniques?: readonly string[];
  readonly entityMappings?: AnalyticsRule['entities'];
  readonly customDetails?: AnalyticsRule['customDetails'];
  readonly eventGroupingSettings: { readonly aggregationKind: RuleSettings['grouping'] };
  readonly alertDetailsOverride?: { readonly alertDisplayNameFormat: string };
  readonly incidentConfiguration: IncidentConfiguration;
}

/** Whether alerts open incidents, and which alerts share one. */
export interface IncidentConfiguration {
  readonly createIncident: boolean;
  readonly groupingConfiguration: {
    readonly enabled: boolean;
    readonly reopenClosedIncident: boolean;
    readonly lookbackDuration: string;
    readonly matchingMethod: 'AllEntities';
  };
}

function incidentConfiguration({ createIncidents, incidentLookback }: RuleSettings): IncidentConfiguration {
  return {
    createIncident: createIncidents,
    groupingConfiguration: {
      enabled: incidentLookback !== undefined,
      reopenClosedIncident: false,
      lookbackDuration: isoDuration(incidentLookback ?? 5 * units.hour),
      matchingMethod: 'AllEntities',
    },
  };
}
