import { describe, expect, test } from 'vitest';
import { reviewSets, type ReviewOptions, type Source } from '../../../src/index.ts';
import { exampleMapping } from '../../support/example-mapping.ts';
import { id, rule, tool } from '../../review/kinds/kind.ts';

const windows = source('windows.yml', rule(tool));
const example = source(
  'example.yml',
  rule('selection:\n  Text|contains: abc\ncondition: selection', {
    id: id('2'),
    title: 'Example',
    logsource: '{ product: example }',
  }),
);
const correlation = source(
  'many.yml',
  `title: Many
id: ${id('3')}
status: test
level: high
correlation:
  type: event_count
  rules: [${id('1')}]
  group-by: [User]
  timespan: 5m
  condition: { gte: 10 }
`,
);
const rules = [windows, example, correlation];
const mapping = source('map/example.yml', exampleMapping);
const otherMapping = source(
  'map/firewall.yml',
  `version: 1
target: example
tables:
  Firewall_CL:
    columns: { TimeGenerated: datetime, Source_s: string }
logsources:
  - { category: firewall, table: Firewall_CL, fields: firewall }
fieldSets:
  firewall:
    table: Firewall_CL
    fields:
      src_ip: Source_s
`,
);
const options: ReviewOptions = {
  targets: ['example', 'asim'],
  mappings: [mapping, otherMapping],
  settings: source('config.yaml', 'version: 1\nsettings: { namePrefix: a }\n'),
};
const mappings = [
  edited(mapping, 'Text: Text_s', 'Text: { fileName: Text_s }'),
  edited(otherMapping, /Source_s/g, 'SourceIp_s'),
];
const wider = edited(windows, 'not filter', 'not (filter and filter)');
const filter = source(
  'filters/known.yml',
  `title: Known
logsource: { category: process_creation, product: windows }
filter:
  rules: [${id('1')}]
  selection: { User: admin }
  condition: not selection
`,
);

describe('a rule is affected by', () => {
  test('the mapping that changes its query, of several', async () => {
    expect(await causes(rules, { ...options, mappings })).toEqual({
      'example.yml': ['mapping map/example.yml changed'],
    });
  });

  test('a change of its own, and no mapping that does not concern it', async () => {
    expect(await causes([edited(windows, '-hidden', '-bypass'), example], { ...options, mappings })).toEqual({
      'windows.yml': ['rule windows.yml changed'],
      'example.yml': ['mapping map/example.yml changed'],
      'many.yml': ['rule many.yml removed'],
    });
  });

  test('a mapping even if its own file changes, too', async () => {
    const commented = { ...example, text: `# ours\n${example.text}` };
    expect(await causes([windows, commented, correlation], { ...options, mappings })).toEqual({
      'example.yml': ['rule example.yml changed', 'mapping map/example.yml changed'],
    });
  });

  test('the settings if it is deployed differently, and by a mapping beside them', async () => {
    const settings = source('config.yaml', 'version: 1\nsettings: { namePrefix: b }\n');
    expect(await causes(rules, { ...options, mappings, settings })).toEqual({
      'example.yml': ['mapping map/example.yml changed', 'settings config.yaml changed'],
      'many.yml': ['settings config.yaml changed'],
    });
  });

  test('the mapping that is broken, not by another', async () => {
    const broken = [edited(mapping, 'Text: Text_s', 'Text: Nothing_s'), mappings[1] ?? otherMapping];
    expect(await causes([windows], { ...options, mappings: broken }, [windows])).toEqual({
      'windows.yml': ['mapping map/example.yml changed'],
    });
  });

  test('a mapping that uses a table of another new one, not by the table', async () => {
    const [tables, fields] = [exampleMapping.split(/^logsources/m)[0] ?? '', exampleMapping];
    const added = [
      source('map/tables.yml', tables),
      source('map/fields.yml', fields.replace(/^tables:\n.*\n.*\n/m, '')),
    ];
    const before = { ...options, mappings: [source('map/empty.yml', 'version: 1\ntarget: example\n')] };
    const after = { ...options, mappings: [...before.mappings, ...added] };
    expect(await causes([wider, example], after, [windows, example], before)).toEqual({
      'windows.yml': ['rule windows.yml changed'],
      'example.yml': ['mapping map/fields.yml added'],
    });
  });

  test('all mappings where very many were changed, since each would take a conversion', async () => {
    const many = Array.from({ length: 13 }, (_, index) =>
      source(`map/${index}.yml`, 'version: 1\ntarget: example\n'),
    );
    const after = { ...options, mappings: [mappings[0] ?? mapping, otherMapping, ...many.slice(0, 11)] };
    expect(await causes(rules, after)).toEqual({ 'example.yml': ['mapping map/example.yml changed'] });
    const found = await causes(rules, { ...after, mappings: [...after.mappings, ...many.slice(11)] });
    expect(found['example.yml']).toHaveLength(14);
  });

  test('each cause once, also if it was moved', async () => {
    const moved = { ...example, path: 'deep/example.yml' };
    expect(await causes([windows, moved, correlation], { ...options, mappings })).toEqual({
      'deep/example.yml': ['rule deep/example.yml moved', 'mapping map/example.yml changed'],
    });
  });

  test('what touches the rule that it uses', async () => {
    expect(await causes(rules, { ...options, filters: [filter] })).toEqual({
      'windows.yml': ['filter filters/known.yml added'],
      'many.yml': ['filter filters/known.yml added'],
    });
    const narrower = edited(windows, '-hidden', '-bypass');
    const moved = { ...correlation, path: 'more.yml' };
    expect(await causes([narrower, example, moved], options)).toEqual({
      'windows.yml': ['rule windows.yml changed'],
      'more.yml': ['rule more.yml moved', 'related-rule windows.yml changed'],
    });
  });
});

/** The causes of each rule of a review, by the path of the rule. */
async function causes(
  after: readonly Source[],
  changed: ReviewOptions,
  before: readonly Source[] = rules,
  former: ReviewOptions = options,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const review = await reviewSets(
    { name: 'before', sources: before, options: former },
    { name: 'after', sources: after, options: changed },
  );
  return Object.fromEntries(
    review.rules.map((each) => [
      each.path,
      each.causes.map(({ kind, path, change }) => `${kind} ${path} ${change}`),
    ]),
  );
}

function source(path: string, text: string): Source {
  return { path, text };
}

function edited({ path, text }: Source, from: string | RegExp, to: string): Source {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} has no ${from}`);
  return { path, text: changed };
}
