import { edit, id, rule, tool, type Expected, type Kind, type RuleParts } from './kind.ts';

/** Changes of what a rule says about itself, and of how its text is written. */
export const metadataKinds: readonly Kind[] = [
  about('the level falls', {}, { level: 'low' }, deployed('severity-changed', 'severity High → Low')),
  about(
    'the level rises without another severity',
    {},
    { level: 'critical' },
    deployed('schedule-changed', 'runs every 1h → 15m'),
  ),
  about(
    'the status keeps the rule from running',
    {},
    { status: 'experimental' },
    deployed('enabled-changed', 'deployed enabled → disabled'),
  ),
  about(
    'the title is another',
    {},
    { title: 'Suspicious Other Tool' },
    {
      ...deployed('title-changed'),
      events: ['changed', 'renamed'],
    },
  ),
  about(
    'a technique is added',
    {},
    { more: 'tags: [attack.execution, attack.t1059]' },
    deployed('attack-changed', 'techniques: added T1059'),
  ),
  about('a tag of another kind is added', {}, { more: 'tags: [cve.2024-1234]' }, equal('tags-changed')),
  about(
    'the description is another',
    {},
    { more: 'description: Says more.' },
    equal('description-changed', 'description'),
  ),
  about(
    'a reference is added',
    {},
    { more: "references: ['https://example.com/a']" },
    equal('description-changed', 'references'),
  ),
  about(
    'false positives are named',
    {},
    { more: 'falsepositives: [Installers]' },
    equal('description-changed', 'false positives'),
  ),
  about(
    'the date of the last change is noted',
    {},
    { more: 'modified: 2026-11-01' },
    equal('description-changed', 'modified'),
  ),
  about(
    'the id is another',
    {},
    { id: id('2') },
    {
      ...deployed('id-changed'),
      events: ['changed', 'id-changed'],
    },
  ),
  edit('the id is taken away', rule(tool), rule(tool).replace(/^id: .*\n/m, ''), deployed('id-changed')),
  edit('a comment is added', rule(tool), `# tuned in November\n${rule(tool)}`, equal()),
  edit(
    'a comment is removed from a selection',
    rule(tool).replace('CommandLine', '# why\n    CommandLine'),
    rule(tool),
    equal(),
  ),
  edit('the YAML is written in flow style', rule(tool), flow(), equal()),
  edit('lines end as on Windows', rule(tool), rule(tool).replaceAll('\n', '\r\n'), equal()),
  edit('attributes are reordered', rule(tool), attributesLast(), equal()),
  edit(
    'the definition of the log source is explained',
    rule(tool),
    rule(tool, { logsource: "{ category: process_creation, product: windows, definition: 'Needs Sysmon' }" }),
    equal(),
  ),
  {
    name: 'a byte order mark is added',
    before: { 'a.yml': rule(tool) },
    after: { 'a.yml': `\ufeff${rule(tool)}` },
    expected: [],
  },
];

function about(name: string, before: RuleParts, after: RuleParts, expected: Expected): Kind {
  return edit(name, rule(tool, before), rule(tool, after), expected);
}

function flow(): string {
  return `{ title: "Suspicious Tool", id: ${id('1')}, status: test, level: high,
  logsource: { product: windows, category: process_creation },
  detection: { filter: { ParentImage|endswith: "\\\\setup.exe" },
    selection: { Image|endswith: "\\\\tool.exe", CommandLine|contains: [" -enc ", " -hidden "] },
    condition: selection and not filter } }
`;
}

function attributesLast(): string {
  const [title = '', idLine = '', status = '', level = '', ...rest] = rule(tool).trimEnd().split('\n');
  return `${[...rest, level, status, idLine, title].join('\n')}\n`;
}

function deployed(note: string, words?: string): Expected {
  return {
    outcome: 'deployment',
    relation: 'equal',
    notes: [note],
    ...(words === undefined ? {} : { words: [words] }),
  };
}

function equal(note?: string, words?: string): Expected {
  return {
    outcome: 'equal',
    relation: 'equal',
    causes: ['rule'],
    ...(note === undefined ? {} : { notes: [note] }),
    ...(words === undefined ? {} : { words: [words] }),
  };
}
