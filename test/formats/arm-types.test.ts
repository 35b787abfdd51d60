import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { propertiesOf, type Template } from './arm-checks.ts';
import { changed, type Data } from './check.ts';
import { example, rendered } from './examples.ts';

/**
 * The compiler judges templates by the model of `@azure/arm-securityinsight`. The model leaves its enumerations open, so
 * they are closed here: by the names that the package itself lists.
 */
const closedModel = `
import type {
  KnownAlertSeverity, KnownAttackTactic, KnownEntityMappingType, KnownEventGroupingAggregationKind,
  KnownMatchingMethod, NrtAlertRule, ScheduledAlertRule,
} from '@azure/arm-securityinsight';

interface Closed {
  severity: \`\${KnownAlertSeverity}\`;
  tactics?: \`\${KnownAttackTactic}\`[];
  /** The package models a version that has no sub-techniques. */
  subTechniques?: string[];
  entityMappings?: {
    entityType: \`\${KnownEntityMappingType}\`;
    fieldMappings: { identifier: string; columnName: string }[];
  }[];
  eventGroupingSettings?: { aggregationKind: \`\${KnownEventGroupingAggregationKind}\` };
  incidentConfiguration?: {
    createIncident: boolean;
    groupingConfiguration?: {
      enabled: boolean; reopenClosedIncident: boolean; lookbackDuration: string;
      matchingMethod: \`\${KnownMatchingMethod}\`;
    };
  };
}

export type Scheduled = Omit<ScheduledAlertRule, keyof Closed> & Closed;
export type RealTime = Omit<NrtAlertRule, keyof Closed> & Closed;
`;

const scheduled = propertiesOf(JSON.parse(rendered('sentinel-arm', example)) as Template);
const realTime = propertiesOf(JSON.parse(rendered('sentinel-arm', example, { kind: 'NRT' })) as Template);
const grouping = { enabled: true, reopenClosedIncident: false, lookbackDuration: 'PT5H' };

/** Each must be a mistake to the compiler. That something is missing is not: to the model, most is optional. */
const mistakes: readonly (readonly [string, Data])[] = [
  ['a severity that Sentinel does not have', { severity: 'Critical' }],
  ['a severity in lower case', { severity: 'high' }],
  ['a tactic of a newer ATT&CK', { tactics: ['Stealth'] }],
  ['an operator of the YAML notation', { triggerOperator: 'gt' }],
  ['a threshold as text', { triggerThreshold: '0' }],
  ['a switch as text', { enabled: 'true' }],
  ['a frequency in minutes', { queryFrequency: 60 }],
  ['one technique instead of a list', { techniques: 'T1059' }],
  ['a detail that is no column', { customDetails: { Count: 1 } }],
  [
    'an entity type of the YAML notation alone',
    { entityMappings: [{ entityType: 'IoTDevice', fieldMappings: [] }] },
  ],
  ['an entity without fields', { entityMappings: [{ entityType: 'IP' }] }],
  ['an unknown way of grouping', { eventGroupingSettings: { aggregationKind: 'PerEvent' } }],
  [
    'an unknown way of matching',
    {
      incidentConfiguration: {
        createIncident: true,
        groupingConfiguration: { ...grouping, matchingMethod: 'All' },
      },
    },
  ],
  ['grouping without the incident', { incidentConfiguration: {} }],
  ['a property that there is not', { author: 'somebody' }],
];

const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-types-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`the compiler takes what is rendered, and none of ${mistakes.length} mistakes`, () => {
  const root = join(import.meta.dirname, '../..');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'model.ts'), closedModel);
  writeFileSync(
    join(folder, 'rules.ts'),
    [
      `import type { RealTime, Scheduled } from './model.js';`,
      `export const scheduled: Scheduled = ${JSON.stringify(scheduled)};`,
      `export const realTime: RealTime = ${JSON.stringify(realTime)};`,
      ...mistakes.flatMap(([name, parts], index) => [
        // The compiler complains of this comment if the next line is right.
        `// @ts-expect-error -- ${name}`,
        `export const mistake${index}: Scheduled = ${JSON.stringify(changed(scheduled, parts))};`,
      ]),
    ].join('\n'),
  );
  const options =
    '--noEmit --strict --exactOptionalPropertyTypes --skipLibCheck --module nodenext --target es2023';
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options.split(' '), 'rules.ts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
