import { expect, test } from 'vitest';
import { overridesFor, settingsFor, type Match } from '../../../src/config/index.ts';

const span = { source: { path: 'sigma-kql.config.yaml', text: '' }, start: 0, end: 0 };
const subject = {
  path: 'rules/windows/proc.yml',
  id: '5F4DCC3B-5aa7-4c5d-9d3a-2b1f0e6c7a81',
  level: 'high',
  status: 'test',
  tags: ['attack.t1059', 'attack.execution'],
  logsources: [{ category: 'process_creation', product: 'windows' }],
};

test.each<[Match, boolean]>([
  [{ path: ['rules/windows'] }, true],
  [{ path: ['./rules/windows/'] }, true],
  [{ path: ['rules\\windows'] }, true],
  [{ path: ['rules/windows/proc.yml'] }, true],
  [{ path: ['.'] }, true],
  [{ path: ['rules/win'] }, false],
  [{ path: ['windows'] }, false],
  [{ level: ['low', 'high'] }, true],
  [{ level: ['low'] }, false],
  [{ tag: ['ATTACK.T1059'] }, true],
  [{ tag: ['attack.t1059.001'] }, false],
  [{ tag: ['attack'] }, true],
  [{ tag: ['attack.t105'] }, false],
  [{ id: ['5f4dcc3b-5aa7-4c5d-9d3a-2b1f0e6c7a81'] }, true],
  [{ product: ['windows'], category: ['process_creation'] }, true],
  [{ product: ['windows'], category: ['dns'] }, false],
  [{ service: ['security'] }, false],
  [{ status: ['test'], level: ['high'] }, true],
])('%j fits: %s', (match, fits) => {
  const settings = settingsFor(
    { settings: {}, overrides: [{ match, span, settings: { namePrefix: 'x' } }] },
    subject,
  );
  expect(settings.namePrefix).toBe(fits ? 'x' : '');
});

test('overrides win over the settings of all rules, and later ones over earlier ones', () => {
  const settings = settingsFor(
    {
      settings: { frequency: 300, period: 300, namePrefix: 'all' },
      overrides: [
        { match: { level: ['high'] }, span, settings: { frequency: 600, period: 600 } },
        { match: { product: ['windows'] }, span, settings: { period: 900 } },
      ],
    },
    subject,
  );
  expect(settings).toMatchObject({ namePrefix: 'all', frequency: 600, period: 900, kind: 'Scheduled' });
});

test.each<[string, string, string, boolean]>([
  ['rules', '/home/u/t.yaml', '/home/u/rules/a.yml', true],
  ['rules/', '/home/u/t.yaml', '/home/u/rules/a.yml', true],
  ['rules', '/home/u/sub/t.yaml', '/home/u/rules/a.yml', false],
  ['../rules', '/home/u/sub/t.yaml', '/home/u/rules/a.yml', true],
  ['x/../rules/./a.yml', '/home/u/t.yaml', '/home/u/rules/a.yml', true],
  ['/home/u/rules', '/etc/t.yaml', '/home/u/rules/a.yml', true],
  ['rules', '/home/u/t.yaml', '/home/u/rules2/a.yml', false],
  ['.', '/home/u/t.yaml', '/home/other/a.yml', false],
  ['/', '/home/u/t.yaml', '/home/other/a.yml', true],
  ['rules', 'C:/u/t.yaml', 'C:/u/rules/a.yml', true],
])('path %s in %s, and a rule at %s: %s', (path, settings, location, fits) => {
  const source = { path: 'typed.yaml', location: settings, text: '' };
  const override = { match: { path: [path] }, span: { ...span, source }, settings: {} };
  const rule = { ...subject, path: 'typed.yml', location };
  expect(overridesFor({ settings: {}, overrides: [override] }, rule)).toEqual(fits ? [0] : []);
});
