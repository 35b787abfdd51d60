import { schemaComment } from '../text/schema-comment.ts';
import { settingTable } from './table.ts';

/**
 * A settings file that settles nothing and explains every setting, for `sigma-kql init`. `schema` is the path of the
 * JSON Schema, relative to the file; without it the file says how to get one.
 */
export function sampleSettings(schema?: string): string {
  const settings = Object.entries(settingTable).flatMap(([key, { description, example }]) => [
    '',
    `  # ${description}`,
    `  # ${key}: ${example}`,
  ]);
  return [
    ...schemaComment('docs/reference/settings.schema.json', schema),
    '#',
    '# What deployed rules need and Sigma rules do not say. Remove the `#` in front of a setting to change it.',
    'version: 1',
    '',
    'settings:',
    ...settings,
    '',
    '# Settings of some rules. Rules are told apart by path, category, product, service, level, status, tag and id;',
    '# every override that fits a rule applies, and later ones win.',
    'overrides:',
    '  # - match: { path: rules/windows, level: [high, critical] }',
    '  #   settings: { frequency: 15m }',
    '',
  ].join('\n');
}
