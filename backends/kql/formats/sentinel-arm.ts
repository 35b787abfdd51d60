import { analyticsRuleOf } from './analytics-rule.ts';
import { apiVersionOf, armProperties, kindOf } from './arm-properties.ts';
import type { Format } from './format.ts';
import { noteDisabled } from './severity.ts';
import { asItIs } from './query-text.ts';

/**
 * An Azure Resource Manager template with one analytics rule, in the form that the Repositories feature of
 * Microsoft Sentinel deploys: it knows this resource type only and passes the parameter `workspace`.
 */
export const sentinelArm: Format = {
  extension: '.json',
  summary: 'Azure Resource Manager template, as Sentinel Repositories deploys it',
  hasIds: true,
  spelling: asItIs,
  render(input, diagnostics) {
    const rule = analyticsRuleOf(input, diagnostics);
    if (rule === undefined) return undefined;
    noteDisabled(input, true, diagnostics);
    const template = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { workspace: { type: 'string' } },
      resources: [
        {
          type: 'Microsoft.OperationalInsights/workspaces/providers/alertRules',
          apiVersion: apiVersionOf(rule, input.settings),
          name: `[concat(parameters('workspace'), '/Microsoft.SecurityInsights/${rule.id}')]`,
          kind: kindOf(rule),
          properties: literal(armProperties(rule, input.settings)),
        },
      ],
    };
    return `${JSON.stringify(template, undefined, 2)}\n`;
  },
};

/**
 * A value whose texts Resource Manager takes as they are: it would evaluate a text in brackets, and takes
 * it literally with a second bracket in front.
 */
function literal(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('[') && value.endsWith(']') ? `[${value}` : value;
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, literal(item)]));
}
