import { describe, expect, test } from 'vitest';
import { formats, type FormatName } from '../../backends/kql/formats/index.ts';
import type { RuleSettings } from '../../src/config/index.ts';
import { Diagnostics } from '../../src/diagnostics/index.ts';
import { formatInput } from '../support/formats.ts';
import { example } from './examples.ts';

/** For each setting another value than the default, and what has to be set with it to make a difference. */
const others: { readonly [Name in keyof RuleSettings]-?: Partial<RuleSettings> } = {
  enabled: { enabled: false },
  enabledStatuses: { enabledStatuses: [] },
  severity: { severity: 'Low' },
  kind: { kind: 'NRT' },
  frequency: { frequency: 10_800 },
  period: { period: 14_400 },
  grouping: { grouping: 'AlertPerResult' },
  suppression: { suppression: 3600 },
  createIncidents: { createIncidents: false },
  incidentLookback: { incidentLookback: 3600 },
  namePrefix: { namePrefix: 'Own ' },
  alertTitle: { alertTitle: 'Own {title}' },
  entities: { entities: false },
  customDetails: { customDetails: false },
  attack: { attack: 'native' },
  apiVersion: { apiVersion: '2024-01-01-preview' },
};

/** What formats do not have to say: the resource of another notation, and what they do anyway. */
const indifferent: Partial<Record<FormatName, readonly (keyof RuleSettings)[]>> = {
  'sentinel-yaml': ['apiVersion'],
  'hunting-yaml': ['apiVersion'],
  'sentinel-terraform': ['apiVersion'],
  defender: ['apiVersion', 'attack'],
};

describe.each(Object.keys(formats).filter((name) => name !== 'markdown') as FormatName[])('%s', (format) => {
  const names = Object.keys(others) as (keyof RuleSettings)[];

  test.each(names)('holds %s, or says that it lacks it', (name) => {
    const isHeld = written(format, others[name]) !== written(format, {});
    const isLacking = formats[format].lacks?.includes(name) === true;
    const isIndifferent = indifferent[format]?.includes(name) === true;
    expect({ isHeld, isLacking }).toEqual({ isHeld: !isLacking && !isIndifferent, isLacking });
  });
});

/** The text of a rule with its findings, which can say what the text can't. */
function written(format: FormatName, settings: Partial<RuleSettings>): string {
  const diagnostics = new Diagnostics();
  const rule = example.replace('attack.g0016', 'attack.t1685');
  const input = formatInput(rule, settings, format === 'defender' ? ['xdr'] : ['asim']);
  const text = formats[format].render(input, diagnostics);
  return [text, ...diagnostics.list.map(({ message }) => message)].join('\n');
}
