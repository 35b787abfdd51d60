/**
 * What a deployed rule needs and a Sigma rule does not say, after the settings file and its overrides.
 * Durations are whole minutes, in seconds.
 */
export interface RuleSettings {
  readonly kind: 'Scheduled' | 'NRT';
  /** Overrides what follows from the rule's status. */
  readonly enabled?: boolean;
  /** The statuses of rules that are deployed enabled; so are rules without a status. */
  readonly enabledStatuses: readonly string[];
  /** Overrides what follows from the rule's level. */
  readonly severity?: 'Informational' | 'Low' | 'Medium' | 'High';
  readonly frequency?: number;
  readonly period?: number;
  readonly grouping: 'SingleAlert' | 'AlertPerResult';
  readonly namePrefix: string;
  /** `{title}` is the rule's name, `{{Column}}` a column of the result. */
  readonly alertTitle?: string;
  readonly createIncidents: boolean;
  /** Alerts with the same entities within this time join one incident; without it, none do. */
  readonly incidentLookback?: number;
  /** How long the rule stays silent after an alert; without it, not at all. */
  readonly suppression?: number;
  /** Whether entities are mapped. */
  readonly entities: boolean;
  /** Whether the columns that the rule tests are shown in alerts. */
  readonly customDetails: boolean;
  /** API version of ARM and Bicep resources; without it, the newest that holds the rule. */
  readonly apiVersion?: string;
  /** `v13`: the ATT&CK ids that Microsoft Sentinel is known to accept; `native`: those of the rule. */
  readonly attack: 'v13' | 'native';
}

/** The settings of somebody who has no settings file. */
export const defaultSettings: RuleSettings = {
  kind: 'Scheduled',
  enabledStatuses: ['stable', 'test'],
  grouping: 'SingleAlert',
  namePrefix: '',
  createIncidents: true,
  entities: true,
  customDetails: true,
  attack: 'v13',
};
