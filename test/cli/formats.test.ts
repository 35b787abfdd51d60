import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats } from '../../backends/kql/formats/index.ts';
import { deployableFormats, templateExtension } from '../../src/cli/output/formats.ts';
import { createConverter } from '../../src/index.ts';
import { deploymentOfArm } from '../formats/templates.ts';
import { folderOf, sigmaKql, type Outcome } from '../support/test-io.ts';

const rule = `title: Lookup of a name
id: 7a2f1d60-6c0b-4b43-9d58-3f5b1c6e8a01
status: test
level: high
tags: [attack.command-and-control, attack.t1071.004]
logsource:
  category: dns_query
  product: windows
detection:
  selection:
    QueryName: example.com
  condition: selection
`;
const target = { defender: 'xdr' } as Readonly<Record<string, string>>;

test('the command knows every format of the library, with its extension', () => {
  const known = Object.fromEntries(Object.entries(formats).map(([name, { extension }]) => [name, extension]));
  expect(deployableFormats).toEqual(known);
});

describe.each(Object.entries(deployableFormats))('%s', (format, extension) => {
  const options = ['-f', format, '-t', target[format] ?? 'asim,xdr'];

  test('goes to standard output', async () => {
    const outcome = await sigmaKql(['convert', 'rule.yml', ...options], {
      folder: folderOf({ 'rule.yml': rule }),
    });
    expect(outcome).toMatchObject({ code: 0 });
    expect(outcome.stdout).toContain('7a2f1d60-6c0b-4b43-9d58-3f5b1c6e8a01');
  });

  test('gives a file per rule', async () => {
    const folder = folderOf({ 'rules/dns/rule.yml': rule });
    const outcome = await sigmaKql(['convert', 'rules', '-o', 'out/', ...options], { folder });
    expect(outcome).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, `out/dns/rule${extension}`), 'utf8')).toContain('Lookup of a name');
  });
});

test('a format that can not hold a rule refuses it', async () => {
  const folder = folderOf({ 'rule.yml': rule });
  const outcome = await sigmaKql(['convert', 'rule.yml', '-f', 'defender', '-t', 'asim', '-o', 'out/'], {
    folder,
  });
  expect(outcome.stderr).toContain('1 refused');
  expect(existsSync(join(folder, 'out/rule.json'))).toBe(false);
});

test('settings of the working directory apply, and those that are named', async () => {
  const folder = folderOf({
    'rule.yml': rule,
    'sigma-kql.config.yaml': 'version: 1\nsettings: { frequency: 2h, period: 4h }\n',
    'own.yaml': 'version: 1\nsettings: { frequency: 6h, period: 6h }\n',
  });
  const found = await sigmaKql(['convert', 'rule.yml', '-f', 'sentinel-yaml'], { folder });
  expect(found.stdout).toContain('queryFrequency: 2h\nqueryPeriod: 4h\n');
  const named = await sigmaKql(['convert', 'rule.yml', '-f', 'sentinel-yaml', '--config', 'own.yaml'], {
    folder,
  });
  expect(named.stdout).toContain('queryFrequency: 6h\nqueryPeriod: 6h\n');
});

test('overrides by path apply however rules and settings are named, from wherever', async () => {
  const folder = folderOf({
    'u/rules/a/rule.yml': rule,
    'u/t.yaml': 'version: 1\noverrides: [{ match: { path: rules/a }, settings: { namePrefix: "Own " } }]\n',
  });
  symlinkSync(join(folder, 'u'), join(folder, 'link'));
  const runs: readonly (readonly [cwd: string, rules: string, config: string])[] = [
    ['u', 'rules', 't.yaml'],
    ['u', './rules/a/rule.yml', './t.yaml'],
    ['u', join(folder, 'u/rules'), 't.yaml'],
    ['u', join(folder, 'link/rules'), 't.yaml'],
    ['u', '../u/rules', 't.yaml'],
    ['u', 'rules/../rules', join(folder, 'link/t.yaml')],
    ['u/rules', '.', '../t.yaml'],
    ['.', 'u/rules', 'u/t.yaml'],
  ];
  for (const [cwd, path, config] of runs) {
    const args = ['convert', path, '-f', 'sentinel-yaml', '--config', config];
    const { stdout } = await sigmaKql(args, { folder: join(folder, cwd) });
    expect(stdout, `${cwd}: ${args.join(' ')}`).toContain('name: Own Lookup of a name');
  }
});

test('overrides that apply to no rule are named, unless a choice leaves rules out or one is invalid', async () => {
  const folder = folderOf({
    'rules/rule.yml': rule,
    'sigma-kql.config.yaml': `version: 1
overrides:
  - { match: { level: high }, settings: { frequency: 2h, period: 4h } }
  - { match: { tag: attack.t1071, path: rule }, settings: { severity: Low } }
`,
    'bad/bad.yml': 'title: x\ndetection: {}\n',
  });
  const args = ['convert', 'rules', '-f', 'sentinel-yaml'];
  const { stderr, code } = await sigmaKql(args, { folder });
  expect(code).toBe(0);
  expect(stderr.match(/^.*\[settings-unused\]$/gm)).toEqual([
    'sigma-kql.config.yaml:4:14: warning: Override 2 applies to no rule. [settings-unused]',
  ]);
  for (const more of [['--min-level', 'high'], ['--exclude', 'x.yml'], ['bad']]) {
    expect((await sigmaKql([...args, ...more], { folder })).stderr).not.toContain('settings-unused');
  }
});

test('settings that have no effect are named once, in reports as well, unless errors alone are wanted', async () => {
  const folder = folderOf({
    'rules/rule.yml': rule,
    'rules/other.yml': rule.replace('8a01', '8a02').replace('example', 'other'),
    'sigma-kql.config.yaml': 'version: 1\nsettings: { kind: NRT, period: 1h, suppression: 5h }\n',
  });
  const convert = (format: string, ...more: readonly string[]) =>
    sigmaKql(['convert', 'rules', '-f', format, '-o', 'out/', ...more], { folder });
  const named = ({ stderr }: Outcome): readonly string[] =>
    [...stderr.matchAll(/^sigma-kql.config.yaml:(.*): warning: .* \[(.*)\]$/gm)].map(
      ([, place, code]) => `${place} ${code}`,
    );
  const yaml = await convert('sentinel-yaml', '--report', 'report.sarif');
  expect(yaml.code).toBe(0);
  expect(named(yaml)).toEqual(['2:36 settings-unheld', '2:24 settings-schedule']);
  expect(readFileSync(join(folder, 'report.sarif'), 'utf8')).toContain('"settings-unheld"');
  expect(named(await convert('sentinel-arm'))).toEqual(['2:24 settings-schedule']);
  expect(named(await convert('sentinel-yaml', '--quiet'))).toEqual([]);
});

test('a broken settings file is reported at its place, and nothing is written', async () => {
  const folder = folderOf({ 'rule.yml': rule, 'own.yaml': 'version: 1\nsettings: { frequencey: 2h }\n' });
  const outcome = await sigmaKql(
    ['convert', 'rule.yml', '-f', 'sentinel-yaml', '--config', 'own.yaml', '-o', 'out/'],
    { folder },
  );
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toContain('own.yaml:2:13: error: ');
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

test('a template of the user is a format of its own', async () => {
  const folder = folderOf({ 'rules/rule.yml': rule, 'card.md.hbs': '# {{title}}\n\n{{level}}\n' });
  const outcome = await sigmaKql(['convert', 'rules', '--template', 'card.md.hbs', '-o', 'out/'], { folder });
  expect(outcome).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, 'out/rule.md'), 'utf8')).toBe('# Lookup of a name\n\nhigh\n');
});

test('custom detections are converted for the tables of Defender XDR, unless another target is chosen', async () => {
  const folder = folderOf({ 'rule.yml': rule });
  const detection = await sigmaKql(['convert', 'rule.yml', '-f', 'defender'], { folder });
  expect(detection).toMatchObject({ code: 0 });
  expect(detection.stdout).toContain('DeviceEvents');
  const chosen = await sigmaKql(['convert', 'rule.yml', '-f', 'defender', '-t', 'asim'], { folder });
  expect(chosen.stderr).toContain('[format-unavailable]');
});

test('a template that asks for what there is not fails the run, and says which name', async () => {
  const folder = folderOf({ 'rules/a.yml': rule, 'rules/b.yml': rule, 'card.md.hbs': '# {{titel}}\n' });
  const outcome = await sigmaKql(['convert', 'rules', '--template', 'card.md.hbs'], { folder });
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toContain('`titel` is no name that can be used here. Did you mean `title`?');
  expect(outcome.stderr.match(/template-invalid/g)).toHaveLength(1);
  expect(outcome.stderr).not.toContain('refused');
  expect(outcome.stderr).toContain('docs/templates.md');
});

test.each([
  ['a name', 'a\n\n  {{titel}}\n', 'card.md.hbs:3:5', '     ^^^^^'],
  ['a helper', 'a\n{{zork title}}\n', 'card.md.hbs:2:1', ' ^^^^^^^^^^^^^^'],
  ['the syntax', 'a\n{{#if title}}\n', 'card.md.hbs:3:1', ' ^'],
])('a mistake in %s of a template is marked where it is', async (_name, template, place, marks) => {
  const folder = folderOf({ 'rules/a.yml': rule, 'card.md.hbs': template });
  const { stderr } = await sigmaKql(['convert', 'rules', '--template', 'card.md.hbs'], { folder });
  expect(stderr).toContain(`${place}: error: The template can not be used`);
  const shown = stderr.slice(stderr.indexOf(place)).split('\n');
  expect(shown[2]).toBe(`     |${marks}`);
});

test('the id of a rule without one does not depend on how its folder is named, nor on where it goes', async () => {
  const folder = folderOf({ 'rules/dns/rule.yml': rule.replace(/^id: .*\n/m, ''), 'elsewhere/x': '' });
  const runs: readonly (readonly [string, string])[] = [
    [folder, 'rules'],
    [folder, './rules/'],
    [folder, join(folder, 'rules')],
    [join(folder, 'rules'), '.'],
    [join(folder, 'elsewhere'), '../rules'],
  ];
  const ids: string[] = [];
  for (const [cwd, path] of runs) {
    const args = ['convert', path, '-f', 'sentinel-arm'];
    const { stdout } = await sigmaKql(args, { folder: cwd });
    ids.push(deploymentOfArm(stdout).id);
    const { stderr } = await sigmaKql([...args, '-o', join(folder, 'out/')], { folder: cwd });
    expect(stderr).toContain('[format-id]');
    ids.push(deploymentOfArm(readFileSync(join(folder, 'out/dns/rule.json'), 'utf8')).id);
  }
  expect(new Set(ids).size).toBe(1);
});

test.each([
  ['card.md.hbs', '.md'],
  ['folder.d/rule.json.handlebars', '.json'],
  ['template', '.txt'],
  ['template.hbs', '.txt'],
])('the files of %s end in %s', (path, extension) => {
  expect(templateExtension(path)).toBe(extension);
});

test('the library says which formats there are', async () => {
  const { converter, diagnostics } = await createConverter({ format: 'sentinel-xml' });
  expect(converter).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['format-unknown']);
});

describe('several rules', () => {
  const two = { 'rules/a.yml': rule, 'rules/b.yml': rule.replace('8a01', '8a02') };

  test.each(['sentinel-arm', 'sentinel-bicep', 'sentinel-terraform'])(
    '%s: a text holds one',
    async (format) => {
      const outcome = await sigmaKql(['convert', 'rules', '-f', format], { folder: folderOf(two) });
      expect(outcome).toMatchObject({ code: 2, stdout: '' });
      expect(outcome.stderr).toBe(
        `error: one ${format} text holds one rule; write a folder with -o FOLDER/\n`,
      );
    },
  );

  test('one text can hold those of which one is left, or which only serve a correlation', async () => {
    const correlation = `title: Many lookups
id: 7a2f1d60-6c0b-4b43-9d58-3f5b1c6e8a03
correlation: { type: event_count, rules: [7a2f1d60-6c0b-4b43-9d58-3f5b1c6e8a01], group-by: [Computer], timespan: 1h, condition: { gte: 5 } }
`;
    const folder = folderOf({
      ...two,
      'other/a.yml': rule,
      'other/c.yml': correlation,
      'low/a.yml': rule,
      'low/b.yml': two['rules/b.yml'].replace('level: high', 'level: low'),
    });
    for (const args of [['other'], ['low', '--min-level', 'high'], ['rules', '--exclude', 'b.yml']]) {
      const outcome = await sigmaKql(['convert', ...args, '-f', 'sentinel-arm'], { folder });
      expect(outcome.code, outcome.stderr).toBe(0);
      expect(outcome.stdout).toContain('alertRules');
    }
    const late = await sigmaKql(['convert', 'rules', '--min-level', 'low', '-f', 'sentinel-arm'], { folder });
    expect(late).toMatchObject({ code: 2, stdout: '' });
    expect(late.stderr).toContain('2 rules: ');
  });

  test.each(['sentinel-yaml', 'hunting-yaml', 'sentinel-arm', 'sentinel-bicep', 'sentinel-terraform'])(
    '%s: of two rules with one id the later one by path is refused, whatever the order of the inputs',
    async (format) => {
      const folder = folderOf({ 'rules/a.yml': rule, 'rules/b.yml': `---\n${rule}` });
      const args = ['convert', 'rules/b.yml', 'rules', '-f', format, '-o', 'out/'];
      const { code, stderr } = await sigmaKql(args, { folder });
      expect(code).toBe(0);
      expect(stderr).toMatch(
        /^rules\/b\.yml:3:5: error: .*`a\.yml`.* \[format-id-taken\]\n(?:.*\n){2} {2}rules\/a\.yml:2:5: /m,
      );
      expect(stderr).toContain('1 refused');
      expect(readdirSync(join(folder, 'out')).filter((name) => name.startsWith('b.'))).toEqual([]);
      expect((await sigmaKql([...args, '--strict'], { folder })).code).toBe(1);
    },
  );

  test('rules without an id that have one way in two folders are not deployed over each other', async () => {
    const anonymous = rule.replace(/^id: .*\n/m, '');
    const folder = folderOf({ 'one/a.yml': anonymous, 'two/a.yml': anonymous });
    const { stderr } = await sigmaKql(['convert', 'one', 'two', '-f', 'sentinel-yaml', '-o', 'out'], {
      folder,
    });
    expect(stderr).toMatch(/^two\/a\.yml:1:8: error: .* \[format-id-taken\]$/m);
  });

  test.each(['kql', 'json', 'markdown'])('%s: two rules with one id get a warning', async (format) => {
    const folder = folderOf({ 'rules/a.yml': rule, 'rules/b.yml': rule });
    const { code, stderr } = await sigmaKql(['convert', 'rules', '-f', format], { folder });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^rules\/b\.yml:2:5: warning: .* \[format-id-shared\]$/m);
    expect(stderr).toContain('0 refused');
  });

  test('YAML keeps them apart', async () => {
    const outcome = await sigmaKql(['convert', 'rules', '-f', 'sentinel-yaml'], { folder: folderOf(two) });
    expect(outcome.stdout.split('\n---\n')).toHaveLength(2);
  });
});

test('a single file of another kind is not replaced unless it has to be', async () => {
  const folder = folderOf({ 'rule.yml': rule, 'other.yml': 'mine\n', 'old.kql': 'old\n' });
  const refused = await sigmaKql(['convert', 'rule.yml', '-o', 'other.yml'], { folder });
  expect(refused.code).toBe(2);
  expect(readFileSync(join(folder, 'other.yml'), 'utf8')).toBe('mine\n');
  expect((await sigmaKql(['convert', 'rule.yml', '-o', 'old.kql'], { folder })).code).toBe(0);
  expect((await sigmaKql(['convert', 'rule.yml', '-o', 'other.yml', '--force'], { folder })).code).toBe(0);
});

test('with a selection, outputs of deleted rule files are pruned, and those of rules that it leaves out are not', async () => {
  const folder = folderOf({
    'rules/a.yml': rule,
    'rules/b.yml': rule.replace('8a01', '8a02').replace('level: high', 'level: low'),
    'rules/c.yml': rule.replace('8a01', '8a03'),
    'rules/d.yml': rule.replace('8a01', '8a04'),
  });
  const args = ['convert', 'rules', '-o', 'out/'];
  await sigmaKql(args, { folder });
  rmSync(join(folder, 'rules/c.yml'));
  const outputs = (): readonly string[] =>
    readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.kql'));
  const selected = [...args, '--prune', '--min-level', 'high', '--exclude', 'd.yml'];
  const { stderr } = await sigmaKql(selected, { folder });
  expect(outputs()).toEqual(['a.kql', 'b.kql', 'd.kql']);
  expect(stderr).toContain(
    'written to out/: 0 files, 1 unchanged, 1 removed\nnote: 2 files are left, because the selection leaves out their rules',
  );
  rmSync(join(folder, 'rules/b.yml'));
  const failed = await sigmaKql([...selected, 'missing.yml'], { folder });
  expect(failed.stderr).toContain('note: nothing was pruned, because some inputs could not be read\n');
  expect(outputs()).toEqual(['a.kql', 'b.kql', 'd.kql']);
  const none = await sigmaKql([...args, '--prune', '--logsource', 'product=window'], { folder });
  expect(none.stderr).toContain('note: no rule fits the selection\n');
  expect(outputs()).toEqual(['a.kql', 'd.kql']);
});

test('what is left of earlier runs is named, each with its reason', async () => {
  const folder = folderOf({ 'rules/a.yml': rule, 'rules/b.yml': rule.replace('8a01', '8a02') });
  const args = ['convert', 'rules', '-o', 'out/'];
  await sigmaKql(args, { folder });
  rmSync(join(folder, 'rules/b.yml'));
  expect((await sigmaKql(args, { folder })).stderr).toContain(
    'note: 1 file has no rule any more (--prune removes it):\n  out/b.kql\n',
  );
  writeFileSync(join(folder, 'out/b.kql'), 'edited');
  const { stderr } = await sigmaKql([...args, '--prune'], { folder });
  expect(stderr).toContain(
    'note: 1 file has no rule any more and is left, because it was edited since it was written (delete what you do not need):\n  out/b.kql\n',
  );
  expect(stderr).not.toContain('--prune');
  const other = await sigmaKql([...args, '-f', 'sentinel-yaml'], { folder });
  expect(other.stderr).toContain('note: 2 outputs of format kql from earlier runs are left (');
});

describe('a rule whose query is too long', () => {
  const names = Array.from({ length: 900 }, (_, index) => `host-${(index + 1) * 7919}.example`);
  const long = rule.replace('QueryName: example.com', `QueryName: [${names.join(', ')}]`);

  test('gives a file per part, which together hold every value once', async () => {
    const folder = folderOf({ 'rules/rule.yml': long });
    const outcome = await sigmaKql(['convert', 'rules', '-f', 'sentinel-arm', '-o', 'out/'], { folder });
    expect(outcome).toMatchObject({ code: 0 });
    expect(outcome.stderr).toContain('format-query-split');
    const parts = readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.json'));
    expect(parts.toSorted()).toEqual(['rule.part-1.json', 'rule.part-2.json', 'rule.part-3.json']);
    const rules = parts
      .toSorted()
      .map((name) => deploymentOfArm(readFileSync(join(folder, 'out', name), 'utf8')));
    expect(rules.map(({ properties }) => properties['displayName'])).toEqual(
      [1, 2, 3].map((part) => `Lookup of a name (part ${part} of 3)`),
    );
    expect(rules[0]?.id).toBe('7a2f1d60-6c0b-4b43-9d58-3f5b1c6e8a01');
    expect(new Set(rules.map(({ id }) => id)).size).toBe(3);
    expect(
      rules.flatMap(({ properties }) =>
        [...String(properties['query']).matchAll(/host-\d+\.example/g)].map(String),
      ),
    ).toEqual(names);
  });

  test('has no single text', async () => {
    const folder = folderOf({ 'rule.yml': long });
    const outcome = await sigmaKql(['convert', 'rule.yml', '-f', 'sentinel-arm'], { folder });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain('write a folder with -o FOLDER/');
  });
});
