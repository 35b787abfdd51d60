import { exampleMapping } from '../../support/example-mapping.ts';
import { id, rule, tool, type Files, type Kind } from './kind.ts';

const example = rule('selection:\n  Text|contains: abc\ncondition: selection', {
  logsource: '{ product: example }',
});
const mapping = ['-m', '@/map/example.yml', '--target', 'example,asim'];
const filter = `title: Known Tools
id: ${id('f')}
logsource: { category: process_creation, product: windows }
filter:
  rules: [${id('1')}]
  selection:
    User: admin
  condition: not selection
`;
const listed = rule(`selection:
  Image|endswith: '\\tool.exe'
  User|expand: '%admins%'
condition: selection`);
const settings = 'version: 1\nsettings: { namePrefix: "Sigma: " }\n';
const second = rule('selection:\n  CommandLine|contains: other\ncondition: selection', {
  title: 'Other Tool',
  id: id('2'),
});

/** Changes of what rules are converted with. */
export const sharedKinds: readonly Kind[] = [
  {
    name: 'a mapping sends a field to another column',
    before: withMapping(exampleMapping),
    after: withMapping(
      exampleMapping
        .replace('Text: Text_s', 'Text: Other_s')
        .replace('Text_s: string', 'Text_s: string, Other_s: string'),
    ),
    args: mapping,
    expected: [
      { outcome: 'different', relation: 'different', causes: ['mapping'], notes: ['columns-changed'] },
    ],
  },
  {
    name: 'a mapping is commented',
    before: withMapping(exampleMapping),
    after: withMapping(`# ours\n${exampleMapping}`),
    args: mapping,
    expected: [],
  },
  {
    name: 'a mapping adds what the log source implies',
    before: withMapping(exampleMapping),
    after: withMapping(
      exampleMapping.replace('fields: example }', 'fields: example, where: { Number_d: 4 } }'),
    ),
    args: mapping,
    expected: [{ outcome: 'narrower', relation: 'narrower', causes: ['mapping'] }],
  },
  {
    name: 'a mapping names a loss',
    before: withMapping(exampleMapping),
    after: withMapping(
      exampleMapping.replace(
        'Text: Text_s',
        'Text: { column: Text_s, losses: [{ effect: narrower, note: half of it is cut }] }',
      ),
    ),
    args: mapping,
    expected: [
      { outcome: 'equal', relation: 'equal', causes: ['mapping'], notes: ['loss-added', 'verdict-changed'] },
    ],
  },
  {
    name: 'a mapping is new',
    before: { 'a.yml': example },
    after: withMapping(exampleMapping),
    args: ['-m', '@/map/example.yml', '--target', 'example'],
    expected: [{ outcome: 'converts', causes: ['mapping'] }],
  },
  {
    name: 'a mapping is broken',
    before: withMapping(exampleMapping),
    after: withMapping(exampleMapping.replace('Text: Text_s', 'Text: Nothing_s')),
    args: mapping,
    expected: [{ outcome: 'refused', causes: ['mapping'] }],
  },
  {
    name: 'a filter is added among the rules',
    before: { 'a.yml': rule(tool), 'b.yml': second },
    after: { 'a.yml': rule(tool), 'b.yml': second, 'filter.yml': filter },
    expected: [{ outcome: 'narrower', relation: 'narrower', causes: ['filter'], notes: ['exclusion-added'] }],
  },
  {
    name: 'a filter is changed',
    before: { 'a.yml': rule(tool), 'filter.yml': filter },
    after: { 'a.yml': rule(tool), 'filter.yml': filter.replace('User: admin', 'User: [admin, root]') },
    expected: [{ outcome: 'narrower', relation: 'narrower', causes: ['filter'], words: ['User is root'] }],
  },
  {
    name: 'a filter is removed',
    before: { 'a.yml': rule(tool), 'filter.yml': filter },
    after: { 'a.yml': rule(tool) },
    expected: [{ outcome: 'wider', relation: 'wider', causes: ['filter'], notes: ['exclusion-removed'] }],
  },
  {
    name: 'a filter of the options is added',
    before: { 'a.yml': rule(tool), 'filters/none.yml': filter.replace(id('1'), id('2')), 'b.yml': second },
    after: {
      'a.yml': rule(tool),
      'filters/none.yml': filter.replace(id('1'), id('2')),
      'filters/one.yml': filter,
      'b.yml': second,
    },
    args: ['--filter', '@/filters'],
    expected: [{ outcome: 'narrower', relation: 'narrower', causes: ['filter'] }],
  },
  {
    name: 'a filter for any rule is added',
    before: { 'a.yml': rule(tool), 'b.yml': second },
    after: { 'a.yml': rule(tool), 'b.yml': second, 'filter.yml': filter.replace(/rules: .*/, 'rules: any') },
    expected: [
      { outcome: 'narrower', relation: 'narrower', causes: ['filter'] },
      { outcome: 'narrower', relation: 'narrower', causes: ['filter'] },
    ],
  },
  {
    name: 'a filter for a rule that is not there is added',
    before: { 'a.yml': rule(tool) },
    after: { 'a.yml': rule(tool), 'filter.yml': filter.replace(id('1'), id('9')) },
    expected: [],
  },
  {
    name: 'a list of values grows',
    before: { 'a.yml': listed, 'b.yml': second, 'lists.yml': 'admins: [alice]\n' },
    after: { 'a.yml': listed, 'b.yml': second, 'lists.yml': 'admins: [alice, bob]\n' },
    args: ['--placeholders', '@/lists.yml'],
    expected: [{ outcome: 'wider', relation: 'wider', causes: ['placeholders'] }],
  },
  {
    name: 'a list of values that no rule uses is added',
    before: { 'a.yml': listed, 'lists.yml': 'admins: [alice]\n' },
    after: { 'a.yml': listed, 'lists.yml': 'admins: [alice]\nservers: [a]\n' },
    args: ['--placeholders', '@/lists.yml'],
    expected: [],
  },
  {
    name: 'the settings change how rules run',
    before: { 'a.yml': rule(tool), 'config.yaml': settings },
    after: {
      'a.yml': rule(tool),
      'config.yaml': 'version: 1\nsettings: { namePrefix: "Sigma: ", frequency: 5m, suppression: 5h }\n',
    },
    args: ['--config', '@/config.yaml'],
    expected: [
      {
        outcome: 'deployment',
        relation: 'equal',
        causes: ['settings'],
        notes: ['schedule-changed', 'alerts-changed'],
      },
    ],
  },
  {
    name: 'the settings make rules run in near real time',
    before: { 'a.yml': rule(tool), 'config.yaml': settings },
    after: {
      'a.yml': rule(tool),
      'config.yaml': 'version: 1\nsettings: { namePrefix: "Sigma: ", kind: NRT }\n',
    },
    args: ['--config', '@/config.yaml'],
    expected: [
      {
        outcome: 'deployment',
        relation: 'equal',
        notes: ['kind-changed'],
        words: ['kind of rule: scheduled (every 1h, looks back 1h) → near real time (NRT)'],
        unsaid: ['none'],
      },
    ],
  },
  {
    name: 'the settings make rules run on a schedule',
    before: {
      'a.yml': rule(tool),
      'config.yaml': 'version: 1\nsettings: { kind: NRT }\n',
    },
    after: { 'a.yml': rule(tool), 'config.yaml': 'version: 1\nsettings: { kind: Scheduled }\n' },
    args: ['--config', '@/config.yaml', '--target', 'xdr'],
    expected: [
      {
        outcome: 'deployment',
        relation: 'equal',
        words: ['kind of rule: near real time (NRT) → scheduled (every 1h)'],
      },
    ],
  },
  {
    name: 'the settings change nothing',
    before: { 'a.yml': rule(tool), 'config.yaml': settings },
    after: { 'a.yml': rule(tool), 'config.yaml': `# ours\n${settings}` },
    args: ['--config', '@/config.yaml'],
    expected: [],
  },
];

function withMapping(text: string): Files {
  return { 'a.yml': example, 'map/example.yml': text };
}
