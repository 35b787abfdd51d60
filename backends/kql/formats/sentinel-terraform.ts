import { renderTemplate } from '../../../src/render/template.ts';
import { template } from '../generated/templates/terraform.ts';
import { analyticsRuleOf } from './analytics-rule.ts';
import { armProperties } from './arm-properties.ts';
import { hclHeredoc, hclItems, hclString } from './escape-hcl.ts';
import type { Format } from './format.ts';
import { noteDisabled } from './severity.ts';
import { templateView } from './template-view.ts';
import { asItIs } from './query-text.ts';

/**
 * A Terraform file with one analytics rule, for version 4 of the provider `hashicorp/azurerm`. The provider
 * takes parent techniques only. The workspace's id is a variable, which the module declares once.
 */
export const sentinelTerraform: Format = {
  extension: '.tf',
  summary: 'Terraform resource for the azurerm provider',
  hasIds: true,
  spelling: asItIs,
  render(input, diagnostics) {
    const rule = analyticsRuleOf(input, diagnostics);
    if (rule === undefined) return undefined;
    noteDisabled(input, true, diagnostics);
    const properties = armProperties(rule, input.settings);
    return renderTemplate(template, {
      ...templateView(rule, input.settings),
      resource: rule.schedule === undefined ? 'nrt' : 'scheduled',
      label: `rule_${rule.id.replaceAll('-', '_')}`,
      displayName: hclString(rule.name),
      description: hclHeredoc(rule.description),
      query: hclHeredoc(rule.query),
      alertTitle: rule.alertTitle === undefined ? null : hclString(rule.alertTitle),
      tactics: hclItems(properties.tactics),
      techniques: hclItems(properties.techniques),
    });
  },
};
