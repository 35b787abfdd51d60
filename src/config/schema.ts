import { matchKeys } from './overrides.ts';
import { settingTable } from './table.ts';

/** The JSON Schema of settings files, for editors. */
export function settingsSchema(): object {
  const words = { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }] };
  const settings = {
    type: ['object', 'null'],
    properties: Object.fromEntries(
      Object.entries(settingTable).map(([key, { schema, description }]) => [key, { ...schema, description }]),
    ),
    additionalProperties: false,
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'sigma-kql settings',
    description: 'What deployed rules need and Sigma rules do not say.',
    type: 'object',
    properties: {
      version: { const: 1, description: 'Version of this format.' },
      settings: { $ref: '#/$defs/settings', description: 'Settings of all rules.' },
      overrides: {
        type: ['array', 'null'],
        description: 'Settings of some rules. Every override that fits a rule applies, later ones win.',
        items: {
          type: 'object',
          properties: {
            match: {
              type: 'object',
              description: 'Which rules: everything that is named must fit; of a list, one value.',
              properties: Object.fromEntries(matchKeys.map((key) => [key, words])),
              minProperties: 1,
              additionalProperties: false,
            },
            settings: { $ref: '#/$defs/settings' },
          },
          required: ['match', 'settings'],
          additionalProperties: false,
        },
      },
    },
    required: ['version'],
    additionalProperties: false,
    $defs: { settings },
  };
}
