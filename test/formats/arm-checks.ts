import { Ajv } from 'ajv';
import { catalogs } from '../support/formats.ts';
import { armSchema } from './arm-schema.ts';
import { changed, type Check, type Data } from './check.ts';
import { queryChecks } from './column-checks.ts';
import { detailChecks } from './detail-checks.ts';
import { entityChecks } from './entity-checks.ts';
import { scheduleChecks } from './schedule-checks.ts';

/** A template with one resource. */
export interface Template extends Data {
  readonly resources: readonly [Data & { readonly properties: Data }];
}

/** Whether a template has the shape that the API takes. */
export const fitsSchema = new Ajv({ strict: false }).compile(armSchema);

/** The rules about a template: its shape, and what a shape can't say. */
export const armChecks: readonly Check<Template>[] = [
  {
    name: 'the shape that the API takes',
    holds: (template) => fitsSchema(template),
    broken: (template) => withProperties(template, { author: 'somebody' }),
  },
  {
    name: 'no text that Resource Manager would evaluate',
    holds: (template) => textsOf(propertiesOf(template)).every((text) => !/^\[(?!\[).*\]$/s.test(text)),
    broken: (template) => withProperties(template, { displayName: '[resourceGroup().name]' }),
  },
  ...scheduleChecks(secondsOf, (seconds) => `PT${seconds / 60}M`).map(onProperties),
  ...[...entityChecks, ...detailChecks, ...queryChecks(catalogs.sentinel)].map(onProperties),
];

/** Ways to misshape a template, each of which the schema must notice. */
export const misshapen: readonly { readonly name: string; readonly broken: (template: Template) => Data }[] =
  [
    ...['displayName', 'enabled', 'severity', 'query', 'suppressionEnabled', 'suppressionDuration'].map(
      without,
    ),
    ...['queryFrequency', 'queryPeriod', 'triggerOperator', 'triggerThreshold'].map(without),
    wrong('a severity that Sentinel does not have', { severity: 'Critical' }),
    wrong('a severity in lower case', { severity: 'high' }),
    wrong('a tactic of a newer ATT&CK', { tactics: ['Stealth'] }),
    wrong('a tactic with a blank', { tactics: ['Credential Access'] }),
    wrong('a sub-technique among the techniques', { techniques: ['T1059.001'] }),
    wrong('sub-techniques in a stable version', { subTechniques: ['T1059.001'] }),
    wrong('a duration that is not ISO 8601', { queryPeriod: '1h' }),
    wrong('an operator of the YAML notation', { triggerOperator: 'gt' }),
    wrong('a threshold as text', { triggerThreshold: '0' }),
    wrong('a threshold out of range', { triggerThreshold: 10_001 }),
    wrong('an entity type of the YAML notation alone', {
      entityMappings: [
        { entityType: 'IoTDevice', fieldMappings: [{ identifier: 'DeviceId', columnName: 'DeviceId' }] },
      ],
    }),
    wrong('grouping that is half configured', {
      incidentConfiguration: { createIncident: true, groupingConfiguration: { enabled: true } },
    }),
    wrong('grouping without the incident', { incidentConfiguration: {} }),
    wrong('an unknown way of grouping', { eventGroupingSettings: { aggregationKind: 'PerEvent' } }),
    wrong('a name that is too long', { displayName: 'a'.repeat(257) }),
    wrong('a description that is too long', { description: 'a'.repeat(5_001) }),
    resource('another resource type', { type: 'Microsoft.SecurityInsights/alertRules' }),
    resource('a name without the workspace', { name: '5f4dcc3b-5aa7-4c5d-9d3a-2b1f0e6c7a81' }),
    resource('near real time in a stable version', { kind: 'NRT' }),
    resource('an id', { id: 'x' }),
    { name: 'no parameter for the workspace', broken: (template) => changed(template, { parameters: {} }) },
    {
      name: 'another property beside the resources',
      broken: (template) => changed(template, { metadata: {} }),
    },
  ];

/** The properties of the template's rule, with its kind, as the checks of parts read them. */
export function propertiesOf({ resources: [rule] }: Template): Data {
  return { ...rule.properties, kind: rule['kind'] };
}

function onProperties(check: Check<Data>): Check<Template> {
  return {
    name: check.name,
    holds: (template) => check.holds(propertiesOf(template)),
    broken: (template) => {
      const { kind, ...properties } = check.broken(propertiesOf(template));
      return { ...template, resources: [{ ...template.resources[0], kind, properties }] };
    },
  };
}

function without(key: string): (typeof misshapen)[number] {
  return wrong(`no ${key}`, { [key]: undefined });
}

function wrong(name: string, parts: Data): (typeof misshapen)[number] {
  return { name, broken: (template) => withProperties(template, parts) };
}

function resource(name: string, parts: Data): (typeof misshapen)[number] {
  return {
    name,
    broken: (template) => changed(template, { resources: [changed(template.resources[0], parts)] }),
  };
}

function withProperties(template: Template, parts: Data): Template {
  const [rule] = template.resources;
  return { ...template, resources: [{ ...rule, properties: changed(rule.properties, parts) }] };
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function secondsOf(text: string): number {
  const [, days = '0', hours = '0', minutes = '0'] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(
    text,
  ) ?? [undefined, 'x'];
  return Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60;
}
