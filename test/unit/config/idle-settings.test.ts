import { expect, test } from 'vitest';
import { decodeSettings, reportIdleSettings, type RuleSettings } from '../../../src/config/index.ts';
import { Diagnostics, positionAt, type Span } from '../../../src/diagnostics/index.ts';

test('what a format lacks is named once, at its first place', () => {
  const text = `version: 1
settings: { suppression: 5h, frequency: 1h }
overrides:
  - { match: { level: low }, settings: { suppression: 1d, createIncidents: false } }
`;
  expect(idle(text, ['suppression', 'createIncidents', 'incidentLookback'])).toEqual([
    '2:13 settings-unheld: The format `some` has no place for `suppression`, so rules are written without it. 4:42',
    '4:59 settings-unheld: The format `some` has no place for `createIncidents`, so rules are written without it.',
  ]);
});

test('a value that holds anyway is no loss', () => {
  expect(idle('version: 1\nsettings: { createIncidents: true }\n', ['createIncidents'])).toEqual([]);
});

test('rules in near real time have no schedule', () => {
  const message = (name: string): string =>
    `settings-schedule: Rules in near real time have no \`${name}\`; it applies only to those that have to be scheduled all the same, such as correlations.`;
  const together = 'version: 1\nsettings: { kind: NRT, frequency: 1h, period: 1h }\n';
  expect(idle(together)).toEqual([`2:24 ${message('frequency')}`, `2:39 ${message('period')}`]);
  const later = together.replace('kind: NRT', 'kind: Scheduled');
  const override = (settings: string): string =>
    `overrides: [{ match: { level: high }, settings: { ${settings} } }]\n`;
  expect(idle(later)).toEqual([]);
  expect(idle(later + override('kind: NRT'))).toEqual([]);
  expect(idle(later + override('kind: NRT, period: 1h'))).toEqual([`3:62 ${message('period')}`]);
  const inherited = 'version: 1\nsettings: { kind: NRT }\n';
  expect(idle(inherited + override('period: 1h'))).toEqual([`3:51 ${message('period')}`]);
  expect(idle(inherited + override('kind: Scheduled, period: 1h'))).toEqual([]);
});

test('what a format lacks in near real time is named where rules are so', () => {
  const nrt = 'version: 1\nsettings: { kind: NRT, grouping: AlertPerResult }\n';
  expect(idle(nrt)).toEqual([]);
  expect(idle(nrt, [], ['grouping'])).toEqual([
    '2:24 settings-unheld: The format `some` has no place for `grouping` in rules in near real time, so they are written without it.',
  ]);
  expect(idle(nrt.replace('AlertPerResult', 'SingleAlert'), [], ['grouping'])).toEqual([]);
  expect(idle(nrt.replace('NRT', 'Scheduled'), [], ['grouping'])).toEqual([]);
});

test('a format that knows no near real time lacks the kind alone', () => {
  expect(idle('version: 1\nsettings: { kind: NRT, frequency: 1h }\n', ['kind'])).toEqual([
    '2:13 settings-unheld: The format `some` has no place for `kind`, so rules are written without it.',
  ]);
});

function idle(
  text: string,
  lacks: readonly (keyof RuleSettings)[] = [],
  lacksInNrt: readonly (keyof RuleSettings)[] = [],
): readonly string[] {
  const diagnostics = new Diagnostics();
  const file = decodeSettings({ path: 'sigma-kql.config.yaml', text }, diagnostics);
  if (file === undefined) throw new Error('the settings are wrong');
  reportIdleSettings(file, { format: 'some', lacks, lacksInNrt }, diagnostics);
  return diagnostics.list.map(({ code, message, span, related = [] }) => {
    const others = related.map((place) => ` ${placeOf(place.span)}`).join('');
    return `${placeOf(span)} ${code}: ${message}${others}`;
  });
}

function placeOf({ source, start }: Span): string {
  const { line, column } = positionAt(source, start);
  return `${line}:${column}`;
}
