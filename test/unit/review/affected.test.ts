import { expect, test } from 'vitest';
import { reviewSets, type ReviewOptions, type Source } from '../../../src/index.ts';
import { id, rule, tool } from '../../review/kinds/kind.ts';

const plain = Array.from({ length: 30 }, (_, index) =>
  source(
    `rules/${index}.yml`,
    rule(tool.replace('tool', `tool-${index}`), { id: id(String(index)), title: `Rule ${index}` }),
  ),
);
const listed = source(
  'rules/listed.yml',
  rule("selection:\n  User|expand: '%admins%'\ncondition: selection", { id: id('100') }),
);
const correlation = source(
  'rules/correlation.yml',
  `title: Many
id: ${id('101')}
correlation:
  type: event_count
  rules: [${id('3')}]
  group-by: [User]
  timespan: 5m
  condition: { gte: 10 }
`,
);
const rules = [...plain, listed, correlation];
const mapping = source('map.yml', 'version: 1\ntarget: asim\n');

/** How many rules are converted for a change; 32 is all of them. */
const cases: readonly (readonly [
  name: string,
  after: readonly Source[],
  before: ReviewOptions,
  options: ReviewOptions,
  evaluated: number,
])[] = [
  ['nothing', rules, {}, {}, 0],
  ['a rule', edited('rules/7.yml'), {}, {}, 1],
  ['a rule that a correlation uses', edited('rules/3.yml'), {}, {}, 2],
  ['a correlation', edited('rules/correlation.yml'), {}, {}, 2],
  ['a rule more', [...rules, source('rules/new.yml', rule(tool, { id: id('102') }))], {}, {}, 1],
  ['a list of values', rules, lists('a'), lists('b'), 1],
  ['a filter for one rule', rules, {}, filter(`[${id('9')}]`), 1],
  ['a filter for any rule', rules, {}, filter('any'), 32],
  ['a comment in a mapping', rules, { mappings: [mapping] }, { mappings: [commented(mapping)] }, 0],
  ['a mapping', rules, {}, { mappings: [mapping] }, 32],
  ['a target', rules, {}, { targets: ['native'] }, 32],
];

test.each(cases)('%s', async (_, after, before, options, evaluated) => {
  const { counts } = await reviewSets(
    { name: 'before', sources: rules, options: before },
    { name: 'after', sources: after, options },
  );
  expect(counts.evaluated).toBe(evaluated);
});

function source(path: string, text: string): Source {
  return { path, text };
}

function commented({ path, text }: Source): Source {
  return { path, text: `# ours\n${text}` };
}

function edited(path: string): readonly Source[] {
  return rules.map((each) => (each.path === path ? commented(each) : each));
}

function lists(value: string): ReviewOptions {
  return { placeholderLists: [source('lists.yml', `admins: [${value}]\n`)] };
}

function filter(targets: string): ReviewOptions {
  const text = `title: Known
logsource: { product: windows }
filter:
  rules: ${targets}
  selection: { User: admin }
  condition: not selection
`;
  return { filters: [source('filter.yml', text)] };
}
