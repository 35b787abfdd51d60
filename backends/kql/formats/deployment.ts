import type { Deployment } from '../../../src/backend/deployment.ts';
import type { RuleSettings } from '../../../src/config/index.ts';
import { Diagnostics } from '../../../src/diagnostics/index.ts';
import { analyticsRuleOf } from './analytics-rule.ts';
import { customDetectionOf } from './defender.ts';
import { shortDuration } from './duration.ts';
import type { EntityMapping } from './entities.ts';
import type { FormatInput } from './format.ts';

/**
 * How a rule is deployed: as a custom detection of Defender XDR if it was mapped to advanced hunting, otherwise as an
 * analytics rule of Microsoft Sentinel; as the other of them where its platform can't hold it.
 */
export function deploymentOf(input: FormatInput): Deployment | undefined {
  const { mapped } = input;
  const isHunting = (mapped.kind === 'rule' ? [mapped.target] : mapped.targets).includes('xdr');
  return isHunting ? (detection(input) ?? analyticsRule(input)) : (analyticsRule(input) ?? detection(input));
}

function analyticsRule(input: FormatInput): Deployment | undefined {
  const rule = analyticsRuleOf(input, new Diagnostics());
  if (rule === undefined) return undefined;
  const { id, name, severity, enabled, schedule, attack, entities, alertTitle } = rule;
  return {
    platform: 'sentinel',
    id,
    name,
    severity,
    enabled,
    ...(schedule === undefined
      ? {}
      : { frequency: shortDuration(schedule.frequency), period: shortDuration(schedule.period) }),
    entities: entities.map(entityText),
    ...attack,
    options: { ...alertOptions(input.settings), ...(alertTitle === undefined ? {} : { alertTitle }) },
  };
}

function detection(input: FormatInput): Deployment | undefined {
  const rule = customDetectionOf(input, new Diagnostics());
  if (rule === undefined) return undefined;
  const { alertTemplate: alert } = rule.detectionAction;
  return {
    platform: 'defender',
    name: rule.displayName,
    severity: alert.severity,
    enabled: rule.isEnabled,
    ...(rule.schedule.period === '0' ? {} : { frequency: rule.schedule.period.toLowerCase() }),
    entities: alert.impactedAssets.map((asset) => asset.identifier),
    tactics: [alert.category],
    techniques: alert.mitreTechniques,
    options: {},
  };
}

function entityText({ entityType, fieldMappings }: EntityMapping): string {
  return `${entityType}: ${fieldMappings.map(({ identifier, columnName }) => `${identifier} = ${columnName}`).join(', ')}`;
}

/** By the names of the settings file; those at their default of "not at all" are absent. */
function alertOptions(settings: RuleSettings): Deployment['options'] {
  const { grouping, createIncidents, incidentLookback, suppression } = settings;
  return {
    grouping,
    createIncidents: String(createIncidents),
    ...(incidentLookback === undefined ? {} : { incidentLookback: shortDuration(incidentLookback) }),
    ...(suppression === undefined ? {} : { suppression: shortDuration(suppression) }),
  };
}
