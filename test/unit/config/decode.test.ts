import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { decodeSettings, sampleSettings, settingsSchema } from '../../../src/config/index.ts';
import { Diagnostics, positionAt } from '../../../src/diagnostics/index.ts';

const fitsSchema = new Ajv2020({ strict: false }).compile(settingsSchema());

describe('a settings file', () => {
  test.each([
    ['', {}, []],
    ['version: 1', {}, []],
    ['version: 1\nsettings:\noverrides:', {}, []],
    ['version: 1\nsettings: { frequency: 15m, period: 2d }', { frequency: 900, period: 172_800 }, []],
    ['version: 1\nsettings: { enabled: true, severity: Low }', { enabled: true, severity: 'Low' }, []],
    [
      'version: 1\nsettings: { alertTitle: "{title} on {{DvcHostname}}, {{{x}} }" }',
      { alertTitle: '{title} on {{DvcHostname}}, {{{x}} }' },
      [],
    ],
    ['version: 1\nsettings: { enabledStatuses: [stable] }', { enabledStatuses: ['stable'] }, []],
    [
      'version: 1\noverrides: [{ match: { level: [high, low], product: windows }, settings: { kind: NRT } }]',
      {},
      [{ match: { level: ['high', 'low'], product: ['windows'] }, settings: { kind: 'NRT' } }],
    ],
  ])('%j', (text, settings, overrides) => {
    expect(decoded(text)).toEqual({ result: { settings, overrides }, findings: [] });
    expect(text === '' || fitsSchema(parse(text))).toBe(true);
  });

  test.each([
    ['settings: {}', '1:1 A settings file begins with `version: 1`.'],
    ['version: 2', '1:10 A settings file begins with `version: 1`.'],
    ['[]', '1:1 Expected a map with some of `version`, `settings`, `overrides`.'],
    ['version: 1\nfrequency: 1h', '2:1 There is no setting `frequency` here. It stands below `settings`.'],
    ['version: 1\nsetings: {}', '2:1 There is no setting `setings` here. Did you mean `settings`?'],
    [
      'version: 1\nsettings: { frequncy: 1h }',
      '2:13 There is no setting `frequncy` here. Did you mean `frequency`?',
    ],
    [
      'version: 1\nsettings: { severity: high }',
      '2:23 `severity` must be `Informational` or `Low` or `Medium` or `High`.',
    ],
    ['version: 1\nsettings: { enabled: "yes" }', '2:22 `enabled` must be `true` or `false`.'],
    ['version: 1\nsettings: { enabledStatuses: stable }', '2:30 `enabledStatuses` must be a list of texts.'],
    ['version: 1\nsettings: { namePrefix: "" }', '2:25 `namePrefix` must be a text.'],
    ['version: 1\nsettings: { frequency: 1 hour }', durationMessage(24)],
    ['version: 1\nsettings: { frequency: 4m }', durationMessage(24)],
    ['version: 1\nsettings: { frequency: 15d }', durationMessage(24)],
    [
      "version: 1\nsettings: { alertTitle: '{titel} on {{titel}}' }",
      '2:26 There is no placeholder `{titel}`. Did you mean `{title}`?',
    ],
    [
      'version: 1\nsettings:\n  alertTitle: >-\n    {title} on\n    {DvcHostname}',
      '5:5 There is no placeholder `{DvcHostname}`. The value of a column is `{{Column}}`, the name of the rule `{title}`.',
    ],
    ['version: 1\noverrides: {}', '2:12 `overrides` must be a list.'],
    ['version: 1\noverrides: [{ settings: {} }]', '2:13 An override needs `match` and `settings`.'],
    [
      'version: 1\noverrides: [{ match: {}, settings: {} }]',
      '2:22 `match` must name at least one attribute.',
    ],
    [
      'version: 1\noverrides: [{ match: { level: [low, hihg] }, settings: {} }]',
      '2:37 No rule has the level `hihg`. Did you mean `high`?',
    ],
    [
      'version: 1\noverrides: [{ match: { status: live }, settings: {} }]',
      '2:32 No rule has the status `live`. There are `stable`, `test`, `experimental`, `deprecated`, `unsupported`.',
    ],
    ['version: 1\n---\nversion: 1', '3:1 A settings file has one document.'],
  ])('%j is wrong', (text, finding) => {
    expect(decoded(text)).toEqual({ result: undefined, findings: [`settings-invalid ${finding}`] });
  });
});

describe('the sample file', () => {
  test('settles nothing as it is', () => {
    expect(decoded(sampleSettings())).toEqual({ result: { settings: {}, overrides: [] }, findings: [] });
  });

  test('is right with every setting switched on', () => {
    const text = sampleSettings().replaceAll(/^ {2}# (?=\w+: |- match| {2}settings)/gm, '  ');
    const { result, findings } = decoded(text);
    expect(findings).toEqual([]);
    expect(Object.keys(result?.settings ?? {})).toHaveLength(16);
    expect(result?.overrides).toHaveLength(1);
    expect(fitsSchema(parse(text))).toBe(true);
  });
});

function durationMessage(column: number): string {
  return `2:${column} \`frequency\` must be a duration from \`5m\` to \`14d\`, such as \`15m\`, \`1h\` or \`2d\`.`;
}

function decoded(text: string) {
  const diagnostics = new Diagnostics();
  const settings = decodeSettings({ path: 'sigma-kql.config.yaml', text }, diagnostics);
  const result = settings && {
    settings: settings.settings,
    overrides: settings.overrides.map(({ match, settings: own }) => ({ match, settings: own })),
  };
  const findings = diagnostics.list.map(({ code, span, message }) => {
    const { line, column } = positionAt(span.source, span.start);
    return `${code} ${line}:${column} ${message}`;
  });
  return { result, findings };
}
