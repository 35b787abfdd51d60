import { tacticNames } from './tactic-names.ts';

const duration = { type: 'string', pattern: '^P(?=\\d|T\\d)(\\d+D)?(T(\\d+H)?(\\d+M)?)?$' };
const text = { type: 'string', minLength: 1 };

/** An object with these properties and no others. */
function closed(properties: object, required: readonly string[]): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

const entityMapping = closed(
  {
    entityType: {
      enum: [
        'Account',
        'Host',
        'IP',
        'Malware',
        'File',
        'Process',
        'CloudApplication',
        'DNS',
        'AzureResource',
        'FileHash',
        'RegistryKey',
        'RegistryValue',
        'SecurityGroup',
        'URL',
        'Mailbox',
        'MailCluster',
        'MailMessage',
        'SubmissionMail',
      ],
    },
    fieldMappings: {
      type: 'array',
      minItems: 1,
      items: closed({ identifier: text, columnName: text }, ['identifier', 'columnName']),
    },
  },
  ['entityType', 'fieldMappings'],
);

const common = {
  displayName: { ...text, maxLength: 256 },
  description: { ...text, maxLength: 5_000 },
  severity: { enum: ['High', 'Medium', 'Low', 'Informational'] },
  enabled: { type: 'boolean' },
  query: { ...text, maxLength: 10_000 },
  suppressionDuration: duration,
  suppressionEnabled: { type: 'boolean' },
  tactics: { type: 'array', uniqueItems: true, items: { enum: tacticNames } },
  techniques: { type: 'array', uniqueItems: true, items: { type: 'string', pattern: '^T\\d{4}$' } },
  entityMappings: { type: 'array', maxItems: 10, items: entityMapping },
  customDetails: { type: 'object', additionalProperties: text },
  eventGroupingSettings: closed({ aggregationKind: { enum: ['SingleAlert', 'AlertPerResult'] } }, [
    'aggregationKind',
  ]),
  alertDetailsOverride: closed({ alertDisplayNameFormat: text }, []),
  incidentConfiguration: closed(
    {
      createIncident: { type: 'boolean' },
      groupingConfiguration: closed(
        {
          enabled: { type: 'boolean' },
          reopenClosedIncident: { type: 'boolean' },
          lookbackDuration: duration,
          matchingMethod: { enum: ['AllEntities', 'AnyAlert', 'Selected'] },
        },
        ['enabled', 'reopenClosedIncident', 'lookbackDuration', 'matchingMethod'],
      ),
    },
    ['createIncident'],
  ),
};

const commonRequired = [
  'displayName',
  'enabled',
  'severity',
  'query',
  'suppressionEnabled',
  'suppressionDuration',
];

const schedule = {
  queryFrequency: duration,
  queryPeriod: duration,
  triggerOperator: { enum: ['GreaterThan', 'LessThan', 'Equal', 'NotEqual'] },
  triggerThreshold: { type: 'integer', minimum: 0, maximum: 10_000 },
};

const subTechniques = {
  type: 'array',
  uniqueItems: true,
  items: { type: 'string', pattern: '^T\\d{4}\\.\\d{3}$' },
};
const preview = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}-preview$' };

const frame = {
  type: { const: 'Microsoft.OperationalInsights/workspaces/providers/alertRules' },
  name: {
    type: 'string',
    pattern:
      "^\\[concat\\(parameters\\('workspace'\\), '/Microsoft\\.SecurityInsights/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'\\)\\]$",
  },
};
const frameRequired = ['type', 'apiVersion', 'name', 'kind', 'properties'];

/**
 * What the API of Microsoft Sentinel takes (AlertRules, API version 2025-09-01 and its previews) in a
 * template that the Repositories feature deploys. Enumerations and objects are closed here although the
 * public description leaves them open, so that a misspelling shows.
 */
export const armSchema = {
  ...closed(
    {
      $schema: { const: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#' },
      contentVersion: { const: '1.0.0.0' },
      parameters: closed({ workspace: closed({ type: { const: 'string' } }, ['type']) }, ['workspace']),
      resources: {
        type: 'array',
        minItems: 1,
        maxItems: 1,
        items: {
          oneOf: [
            closed(
              {
                ...frame,
                apiVersion: { const: '2025-09-01' },
                kind: { const: 'Scheduled' },
                properties: closed({ ...common, ...schedule }, [...commonRequired, ...Object.keys(schedule)]),
              },
              frameRequired,
            ),
            closed(
              {
                ...frame,
                apiVersion: preview,
                kind: { const: 'Scheduled' },
                properties: closed({ ...common, ...schedule, subTechniques }, [
                  ...commonRequired,
                  ...Object.keys(schedule),
                ]),
              },
              frameRequired,
            ),
            closed(
              {
                ...frame,
                apiVersion: preview,
                kind: { const: 'NRT' },
                properties: closed({ ...common, subTechniques }, commonRequired),
              },
              frameRequired,
            ),
          ],
        },
      },
    },
    ['$schema', 'contentVersion', 'parameters', 'resources'],
  ),
};
