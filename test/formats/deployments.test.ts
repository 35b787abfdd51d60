import { describe, expect, test } from 'vitest';
import { example, rendered } from './examples.ts';
import { hostileRule, hostileTexts } from './hostile.ts';
import { deploymentOfArm, deploymentOfBicep, deploymentOfTerraform } from './templates.ts';

const settings = [
  {},
  { kind: 'NRT' },
  { grouping: 'AlertPerResult', createIncidents: false, suppression: 7200, incidentLookback: 3600 },
  { entities: false, customDetails: false, attack: 'native', alertTitle: '{title}: {{DvcHostname}}' },
] as const;

describe('ARM, Bicep and Terraform say the same', () => {
  test.each(settings)('with %j', (chosen) => {
    const arm = deploymentOfArm(rendered('sentinel-arm', example, chosen));
    expect(deploymentOfBicep(rendered('sentinel-bicep', example, chosen))).toEqual(arm);

    const { subTechniques: _subTechniques, ...properties } = arm.properties;
    const terraform = deploymentOfTerraform(rendered('sentinel-terraform', example, chosen));
    expect(terraform).toEqual({ ...arm, properties });
  });

  test.each(hostileTexts)('about a rule that says %j', (text) => {
    const rule = hostileRule(text);
    const arm = deploymentOfArm(rendered('sentinel-arm', rule));
    expect(arm.properties['displayName']).toBeTypeOf('string');
    expect(deploymentOfBicep(rendered('sentinel-bicep', rule))).toEqual(arm);
    expect(deploymentOfTerraform(rendered('sentinel-terraform', rule))).toEqual(arm);
  });
});

describe('a broken file is noticed', () => {
  const bicep = rendered('sentinel-bicep', example);
  const terraform = rendered('sentinel-terraform', example);

  test.each([
    ['a quotation mark that ends a string', bicep.replace("displayName: '", "displayName: ''x")],
    ['an interpolation in a title', bicep.replace('Encoded command', "Encoded' ${workspace}")],
    ['another resource type', bicep.replace('OperationalInsights/workspaces/providers', 'SecurityInsights')],
    ['another property', bicep.replace("  kind: 'Scheduled'", "  kind: 'Scheduled'\n  id: 'x'")],
    ['a second resource', bicep + bicep],
  ])('Bicep: %s', (_, text) => {
    expect(() => deploymentOfBicep(text)).toThrow(Error);
  });

  test.each([
    ['a quotation mark that ends a string', terraform.replace('display_name               = "', '$&"x')],
    ['an interpolation in a title', terraform.replace('Encoded command', '${var.x}')],
    ['a directive in the query', terraform.replace('<<KQL\nimProcessCreate', '<<KQL\n%{ if true }')],
    ['an unknown argument', terraform.replace('display_name ', 'displayname ')],
    ['an unknown block', terraform.replace('event_grouping {', 'grouping {')],
    ['a second resource', terraform + terraform],
  ])('Terraform: %s', (_, text) => {
    expect(() => deploymentOfTerraform(text)).toThrow(Error);
  });
});
