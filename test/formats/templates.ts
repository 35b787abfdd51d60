import type { Template } from './arm-checks.ts';
import type { Data } from './check.ts';
import { readBicep } from './read-bicep.ts';
import { readHcl, type HclBlock } from './read-hcl.ts';

/** What an ARM template, a Bicep file and a Terraform file all say about a rule. */
export interface Deployment {
  readonly id: string;
  readonly kind: unknown;
  readonly properties: Data;
}

/** The rule of an ARM template. */
export function deploymentOfArm(text: string): Deployment {
  const { resources } = JSON.parse(text) as Template;
  const [rule] = resources;
  const properties = JSON.parse(JSON.stringify(rule.properties), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/^\[(?=\[[^]*\]$)/, '') : value,
  ) as Data;
  return { id: guidIn(rule['name']), kind: rule['kind'], properties };
}

/** The rule of a Bicep file; its type must be the one that Repositories deploys. */
export function deploymentOfBicep(text: string): Deployment {
  const { type, body } = readBicep(text);
  if (type !== 'Microsoft.OperationalInsights/workspaces/providers/alertRules') throw new Error(type);
  const { name, kind, properties, ...rest } = body;
  if (Object.keys(rest).length > 0) throw new Error(`unknown ${Object.keys(rest).join()}`);
  if (!/^\$\{workspace\}\/Microsoft\.SecurityInsights\/[0-9a-f-]{36}$/.test(String(name)))
    throw new Error(String(name));
  return { id: guidIn(name), kind, properties: properties as Data };
}

const argumentNames = {
  display_name: 'displayName',
  description: 'description',
  severity: 'severity',
  enabled: 'enabled',
  query: 'query',
  query_frequency: 'queryFrequency',
  query_period: 'queryPeriod',
  trigger_operator: 'triggerOperator',
  trigger_threshold: 'triggerThreshold',
  suppression_duration: 'suppressionDuration',
  suppression_enabled: 'suppressionEnabled',
  tactics: 'tactics',
  techniques: 'techniques',
  custom_details: 'customDetails',
} as const;

/** The rule of a Terraform file, in the words of the API; heredocs lose their last line break. */
export function deploymentOfTerraform(text: string): Deployment {
  const [resource, ...others] = readHcl(text);
  if (resource === undefined || others.length > 0 || resource.type !== 'resource')
    throw new Error('one resource');
  const { name, log_analytics_workspace_id: workspace, ...values } = resource.arguments;
  if (workspace !== 'var.log_analytics_workspace_id') throw new Error('no workspace');
  const known = Object.entries(values).map(([key, value]) => {
    if (!(key in argumentNames)) throw new Error(`unknown argument ${key}`);
    const plain = typeof value === 'string' ? value.replace(/\n$/, '') : value;
    return [argumentNames[key as keyof typeof argumentNames], plain] as const;
  });
  return {
    id: String(name),
    kind: resource.labels[0] === 'azurerm_sentinel_alert_rule_nrt' ? 'NRT' : 'Scheduled',
    properties: { ...Object.fromEntries(known), ...blocksOf(resource) },
  };
}

function blocksOf({ blocks }: HclBlock): Data {
  const entities: unknown[] = [];
  const others: [string, unknown][] = [];
  for (const block of blocks) {
    const { arguments: values } = block;
    switch (block.type) {
      case 'entity_mapping':
        entities.push({ entityType: values['entity_type'], fieldMappings: block.blocks.map(fieldOf) });
        break;
      case 'event_grouping':
        others.push(['eventGroupingSettings', { aggregationKind: values['aggregation_method'] }]);
        break;
      case 'alert_details_override':
        others.push(['alertDetailsOverride', { alertDisplayNameFormat: values['display_name_format'] }]);
        break;
      case 'incident':
        others.push(['incidentConfiguration', incidentOf(block)]);
        break;
      default:
        throw new Error(`unknown block ${block.type}`);
    }
  }
  return {
    ...(entities.length === 0 ? {} : { entityMappings: entities }),
    ...Object.fromEntries(others),
  };
}

function fieldOf({ arguments: values }: HclBlock): object {
  return { identifier: values['identifier'], columnName: values['column_name'] };
}

function incidentOf({ arguments: values, blocks: [grouping] }: HclBlock): object {
  return {
    createIncident: values['create_incident_enabled'],
    groupingConfiguration: {
      enabled: grouping?.arguments['enabled'],
      reopenClosedIncident: grouping?.arguments['reopen_closed_incidents'],
      lookbackDuration: grouping?.arguments['lookback_duration'],
      matchingMethod: grouping?.arguments['entity_matching_method'],
    },
  };
}

function guidIn(name: unknown): string {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(String(name))?.[0] ?? '';
}
