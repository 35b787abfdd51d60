import { renderTemplate } from '../../../src/render/template.ts';
import { template } from '../generated/templates/bicep.ts';
import { analyticsRuleOf } from './analytics-rule.ts';
import { apiVersionOf, armProperties } from './arm-properties.ts';
import { bicepString } from './escape-bicep.ts';
import type { Format } from './format.ts';
import { noteDisabled } from './severity.ts';
import { templateView } from './template-view.ts';
import { asItIs } from './query-text.ts';

/** A Bicep file with one analytics rule; it compiles to the template of the `sentinel-arm` format. */
export const sentinelBicep: Format = {
  extension: '.bicep',
  summary: 'Bicep file, as Sentinel Repositories deploys it',
  hasIds: true,
  spelling: asItIs,
  render(input, diagnostics) {
    const rule = analyticsRuleOf(input, diagnostics);
    if (rule === undefined) return undefined;
    noteDisabled(input, true, diagnostics);
    const properties = armProperties(rule, input.settings);
    return renderTemplate(template, {
      ...templateView(rule, input.settings),
      apiVersion: apiVersionOf(rule, input.settings),
      displayName: bicepString(rule.name),
      description: bicepString(rule.description),
      query: bicepString(rule.query),
      alertTitle: rule.alertTitle === undefined ? null : bicepString(rule.alertTitle),
      tactics: properties.tactics,
      techniques: properties.techniques,
      subTechniques: properties.subTechniques ?? [],
    });
  },
};
