import { edit, id, rule, tool, type Kind } from './kind.ts';

const other = `selection:
  Image|endswith: '\\other.exe'
condition: selection`;
const broken = rule(tool).replace('detection:', 'detection');
const conflict = rule(tool).replace(
  "  CommandLine|contains: [' -enc ', ' -hidden ']",
  '<<<<<<< ours\n    CommandLine|contains: a\n=======\n    CommandLine|contains: b\n>>>>>>> theirs',
);
const unsupported = rule(tool).replace('ParentImage', 'ContainerName');
const wider = rule(tool).replace("' -hidden '", "' -hidden ', ' -bypass '");
const second = rule(other, { title: 'Other Tool', id: id('2') });

/** Changes of files and of the identity of rules. */
export const fileKinds: readonly Kind[] = [
  {
    name: 'a file is renamed',
    before: { 'a.yml': rule(tool) },
    after: { 'b.yml': rule(tool) },
    expected: [{ outcome: 'equal', relation: 'equal', events: ['moved'], previousPath: 'a.yml' }],
  },
  {
    name: 'a file is moved and changed',
    before: { 'a.yml': rule(tool) },
    after: { 'deep/down/b.yml': wider },
    expected: [{ outcome: 'wider', relation: 'wider', events: ['changed', 'moved'], previousPath: 'a.yml' }],
  },
  {
    name: 'a rule without an id is moved',
    before: { 'a.yml': rule(tool).replace(/^id: .*\n/m, '') },
    after: { 'b.yml': rule(tool).replace(/^id: .*\n/m, '') },
    expected: [
      { outcome: 'deployment', relation: 'equal', notes: ['deployed-id-changed'], previousPath: 'a.yml' },
    ],
  },
  {
    name: 'two rules change places',
    before: { 'a.yml': rule(tool), 'b.yml': second },
    after: { 'a.yml': second, 'b.yml': rule(tool) },
    expected: [
      { outcome: 'equal', relation: 'equal', previousPath: 'b.yml' },
      { outcome: 'equal', relation: 'equal', previousPath: 'a.yml' },
    ],
  },
  {
    name: 'an id is reused for another rule',
    before: { 'a.yml': rule(tool) },
    after: { 'b.yml': rule(other, { title: 'Other Tool' }) },
    expected: [{ outcome: 'different', relation: 'different', notes: ['id-reused'] }],
  },
  {
    name: 'an id is reused while its rule gets another',
    before: { 'a.yml': rule(tool) },
    after: { 'a.yml': rule(tool, { id: id('2') }), 'b.yml': rule(other, { title: 'Other Tool' }) },
    expected: [
      { outcome: 'added', notes: ['id-reused'], events: ['added', 'id-reused'] },
      { outcome: 'deployment', relation: 'equal', notes: ['id-changed'] },
    ],
  },
  {
    name: 'a rule is copied with its id',
    before: { 'a.yml': rule(tool) },
    after: { 'a.yml': rule(tool), 'copy.yml': rule(tool) },
    expected: [{ outcome: 'clash', notes: ['id-clash'], words: ['Suspicious Tool in @/a.yml'] }],
  },
  {
    name: 'a file is new',
    before: { 'a.yml': rule(tool) },
    after: { 'a.yml': rule(tool), 'b.yml': second },
    expected: [{ outcome: 'added', events: ['added'] }],
  },
  {
    name: 'a new rule can never match',
    before: {},
    after: { 'a.yml': rule(tool.replace('not filter', 'not selection')) },
    expected: [{ outcome: 'added', words: ['can never match, because it excludes what it requires'] }],
  },
  {
    name: 'a new rule has no query',
    before: {},
    after: { 'a.yml': unsupported },
    expected: [{ outcome: 'refused', events: ['added'] }],
  },
  {
    name: 'a new file is broken',
    before: {},
    after: { 'a.yml': broken },
    expected: [{ outcome: 'invalid', events: ['added'] }],
  },
  {
    name: 'a file is deleted',
    before: { 'a.yml': rule(tool), 'b.yml': second },
    after: { 'b.yml': second },
    expected: [{ outcome: 'removed', events: ['removed'] }],
  },
  edit('a file is broken', rule(tool), broken, {
    outcome: 'invalid',
    events: ['changed', 'stops-converting', 'becomes-invalid'],
  }),
  edit('a file is mended', broken, rule(tool), {
    outcome: 'converts',
    events: ['changed', 'starts-converting', 'becomes-valid'],
  }),
  edit('a merge left its conflict', rule(tool), conflict, { outcome: 'invalid' }),
  edit('a file is emptied', rule(tool), '', { outcome: 'invalid' }),
  edit(
    'a condition names a selection that is not there',
    rule(tool),
    rule(tool).replace('not filter', 'not filters'),
    {
      outcome: 'invalid',
      notes: ['not-converted', 'verdict-changed'],
    },
  ),
  edit('a field is used that no table has', rule(tool), unsupported, {
    outcome: 'refused',
    notes: ['not-converted'],
    events: ['changed', 'stops-converting'],
  }),
  edit('a field is no longer used that no table has', unsupported, rule(tool), { outcome: 'converts' }),
  edit('a rule that has no query is changed', unsupported, unsupported.replace('-hidden', '-bypass'), {
    outcome: 'unconverted',
  }),
  edit(
    'the category is another',
    rule(tool),
    rule(tool, { logsource: '{ category: image_load, product: windows }' }),
    {
      outcome: 'refused',
    },
  ),
  edit('the service is another', service('security'), service('system'), {
    outcome: 'unknown',
    relation: 'unknown',
    notes: ['logsource-changed'],
  }),
  {
    name: 'one of two documents is changed',
    before: { 'a.yml': `${rule(tool)}---\n${second}` },
    after: { 'a.yml': `${wider}---\n${second}` },
    expected: [{ outcome: 'wider', relation: 'wider' }],
  },
  {
    name: 'a document is added to a file',
    before: { 'a.yml': rule(tool) },
    after: { 'a.yml': `${rule(tool)}---\n${second}` },
    expected: [{ outcome: 'added' }],
  },
  {
    name: 'a document is removed from a file',
    before: { 'a.yml': `${rule(tool)}---\n${second}` },
    after: { 'a.yml': second },
    expected: [{ outcome: 'removed' }],
  },
  {
    name: 'documents are reordered',
    before: { 'a.yml': `${rule(tool)}---\n${second}` },
    after: { 'a.yml': `${second}---\n${rule(tool)}` },
    expected: [],
  },
  {
    name: 'one of two documents is broken',
    before: { 'a.yml': `${rule(tool)}---\n${second}` },
    after: { 'a.yml': `${rule(tool)}---\n${second.replace('detection:', 'detection')}` },
    expected: [{ outcome: 'invalid' }],
  },
  {
    name: 'paths are odd',
    before: { 'it\'s "odd"\n$(touch x);`y`.yml': rule(tool), '-flag.yml': second },
    after: { 'it\'s "odd"\n$(touch x);`y`.yml': wider, '-flag.yml': second },
    expected: [{ outcome: 'wider', relation: 'wider' }],
  },
  {
    name: 'a path is written in another alphabet',
    before: { 'правило 规则.yml': rule(tool) },
    after: { 'правило 规则.yml': wider },
    expected: [{ outcome: 'wider', relation: 'wider' }],
  },
  {
    name: 'a file becomes UTF-16',
    before: { 'a.yml': rule(tool) },
    after: { 'a.yml': Buffer.from(`\ufeff${rule(tool)}`, 'utf16le') },
    expected: [{ outcome: 'invalid', events: ['changed', 'stops-converting', 'becomes-invalid'] }],
  },
  {
    name: 'a file gets bytes that are not UTF-8',
    before: { 'a.yml': rule(tool) },
    after: { 'a.yml': Buffer.from(rule(tool, { title: 'Caf\u00e9' }), 'latin1') },
    expected: [{ outcome: 'invalid' }],
  },
  {
    name: 'YAML of another kind, hidden and ignored files are changed',
    before: {
      'a.yml': rule(tool),
      'compose.yml': 'services: {}\n',
      '.hidden/a.yml': second,
      '.sigma-kql-ignore': 'old/\n',
      'old/a.yml': second,
    },
    after: { 'a.yml': rule(tool), 'compose.yml': 'services: { a: b }\n', '.sigma-kql-ignore': 'old/\n' },
    expected: [],
  },
];

function service(name: string): string {
  return rule('selection:\n  EventID: 4625\ncondition: selection', {
    logsource: `{ product: windows, service: ${name} }`,
  });
}
