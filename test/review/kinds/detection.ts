import { edit, rule, tool, type Expected, type Kind } from './kind.ts';

/** Changes of what a rule looks for. */
export const detectionKinds: readonly Kind[] = [
  change(
    'a value is added',
    tool,
    swap("' -hidden '", "' -hidden ', ' -bypass '"),
    wider('value-added', 'CommandLine contains  -bypass '),
  ),
  change(
    'a value is removed',
    tool,
    swap("[' -enc ', ' -hidden ']", "[' -enc ']"),
    narrower('value-removed', 'CommandLine contains  -hidden '),
  ),
  change('a value is replaced', tool, swap('-hidden', '-bypass'), different('test-changed')),
  change(
    'an exclusion is added',
    tool,
    `${swap('not filter', 'not 1 of filter*')}\nfilter_foo:\n  User: foo\n  ParentImage|endswith: '\\foo.exe'`,
    narrower('exclusion-added', 'exclusion added: (User is foo, and ParentImage ends with \\foo.exe)'),
  ),
  change(
    'an exclusion is removed',
    tool,
    swap(' and not filter', ''),
    wider('exclusion-removed', 'exclusion removed: ParentImage ends with \\setup.exe'),
  ),
  change(
    'an exclusion gets another value',
    tool,
    swap("'\\setup.exe'", "['\\setup.exe', '\\update.exe']"),
    narrower('exclusion-added', 'ParentImage ends with \\update.exe'),
  ),
  change(
    'an exclusion is loosened by a second test',
    tool,
    swap("'\\setup.exe'", "'\\setup.exe'\n  User: SYSTEM"),
    wider('exclusion-removed'),
  ),
  change(
    'endswith becomes contains',
    tool,
    swap('Image|endswith', 'Image|contains'),
    wider('test-changed', 'Image ends with \\tool.exe → Image contains \\tool.exe'),
  ),
  change(
    'contains becomes startswith for a list',
    tool,
    swap('CommandLine|contains', 'CommandLine|startswith'),
    {
      ...narrower('test-changed', 'test changed: CommandLine contains → starts with:  -enc ,  -hidden '),
      unsaid: ['value added', 'value removed'],
    },
  ),
  change(
    'a list gets a modifier and another value',
    tool,
    swap("contains: [' -enc ', ' -hidden ']", "contains|cased: [' -enc ', ' -hidden ', ' -bypass ']"),
    different('value-added', 'CommandLine contains → contains (case-sensitive):  -enc ,  -hidden '),
  ),
  change(
    'all values of a list get another modifier',
    swap('CommandLine|contains', 'CommandLine|contains|all'),
    swap('CommandLine|contains', 'CommandLine|contains|all|cased'),
    narrower('test-changed', 'contains → contains (case-sensitive):  -enc ,  -hidden '),
  ),
  change(
    'the modifier of an excluded list is another',
    swap("'\\setup.exe'", "['\\setup.exe', '\\update.exe']"),
    swap("ParentImage|endswith: '\\setup.exe'", "ParentImage|contains: ['\\setup.exe', '\\update.exe']"),
    {
      ...narrower('exclusion-changed', 'ParentImage ends with → contains: \\setup.exe, \\update.exe'),
      unsaid: ['exclusion added', 'exclusion removed'],
    },
  ),
  change('contains becomes equality', tool, swap('CommandLine|contains', 'CommandLine'), narrower()),
  change(
    'any value becomes all values',
    tool,
    swap('|contains', '|contains|all'),
    narrower('condition-changed', 'any of → all of'),
  ),
  change(
    'a test becomes case-sensitive',
    tool,
    swap('Image|endswith', 'Image|endswith|cased'),
    narrower('test-changed', 'case-sensitive'),
  ),
  change(
    'the field of a test is another',
    tool,
    swap('CommandLine|contains', 'ParentCommandLine|contains'),
    different(),
  ),
  change(
    'a field is added to a selection',
    tool,
    swap("'\\tool.exe'", "'\\tool.exe'\n  IntegrityLevel: High"),
    narrower('test-added', 'now also required: IntegrityLevel is High'),
  ),
  change(
    'a field is removed from a selection',
    tool,
    swap("  Image|endswith: '\\tool.exe'\n", ''),
    wider('test-removed', 'no longer required: Image ends with \\tool.exe'),
  ),
  change(
    'one of several becomes all of them',
    several('1 of selection_*'),
    several('all of selection_*'),
    narrower('condition-changed'),
  ),
  change(
    'all of several becomes one of them',
    several('all of selection_*'),
    several('1 of selection_*'),
    wider('condition-changed', 'all of → any of'),
  ),
  change(
    '`and` becomes `or`',
    several('selection_a and selection_b'),
    several('selection_a or selection_b'),
    wider('condition-changed'),
  ),
  change(
    'an alternative is added',
    several('1 of selection_*'),
    `selection_c:\n  Image|endswith: '\\c.exe'\n  CommandLine|contains: c\n${several('1 of selection_*')}`,
    wider('alternative-added'),
  ),
  change(
    'an alternative is removed',
    `selection_c:\n  Image|endswith: '\\c.exe'\n  CommandLine|contains: c\n${several('1 of selection_*')}`,
    several('1 of selection_*'),
    narrower('alternative-removed'),
  ),
  change(
    'a rule excludes what it requires',
    tool,
    swap('not filter', 'not selection'),
    narrower(
      'never-matches',
      'can never match any more, because it excludes what it requires: Image ends with',
    ),
  ),
  change(
    'an exclusion covers all that is left',
    tool,
    `${swap('not filter', 'not 1 of filter*')}\nfilter_all:\n  Image|contains: .exe`,
    narrower('never-matches', 'what it requires: Image contains .exe'),
  ),
  change(
    'an alternative excludes what it requires',
    several('selection_a or selection_b'),
    several('selection_a or (selection_b and not selection_b)'),
    narrower(
      'never-matches',
      'a part of the condition can never hold: `selection_b` is required and excluded',
    ),
  ),
  change('a rule that could never match can match', swap('not filter', 'not selection'), tool, {
    ...wider(),
    unsaid: ['never match'],
  }),
  change('a condition is negated', several('selection_a'), several('not selection_a'), different()),
  change(
    'a longer value makes a shorter one redundant',
    tool,
    swap("' -hidden '", "' -hidden ', ' -enc foo'"),
    same('value-added'),
  ),
  change(
    'wildcards take the place of a modifier',
    tool,
    swap("Image|endswith: '\\tool.exe'", "Image: '*\\tool.exe'"),
    same(),
  ),
  change('values are reordered', tool, swap("[' -enc ', ' -hidden ']", "[' -hidden ', ' -enc ']"), same()),
  change('a value is repeated in other case', tool, swap("' -hidden ']", "' -hidden ', ' -ENC ']"), same()),
  change('values differ in their case only', tool, swap('tool.exe', 'TOOL.EXE'), same()),
  change('selections are reordered', tool, reordered(), same()),
  change('selections are renamed', tool, tool.replaceAll('selection', 'process'), same()),
  change(
    'the condition is written by De Morgan',
    several('not (selection_a or selection_b)'),
    several('not selection_a and not selection_b'),
    same(),
  ),
  change(
    'a number grows',
    number('ProcessId|gt: 100'),
    number('ProcessId|gt: 1000'),
    narrower('test-changed', '100 → '),
  ),
  change(
    'a regular expression is replaced by one that matches the same',
    number("CommandLine|re: 'foo|bar'"),
    number("CommandLine|re: 'bar|foo'"),
    same('test-changed'),
  ),
  change(
    'a regular expression matches more',
    number("CommandLine|re: 'fo+'"),
    number("CommandLine|re: 'fo*'"),
    wider('test-changed'),
  ),
  {
    name: 'a network shrinks',
    before: { 'a.yml': network('10.0.0.0/8') },
    after: { 'a.yml': network('10.1.0.0/16') },
    expected: [narrower('test-changed', 'is in the network 10.0.0.0/8')],
  },
];

function change(name: string, before: string, after: string, expected: Expected): Kind {
  return edit(name, rule(before), rule(after), expected);
}

function swap(from: string, to: string): string {
  if (!tool.includes(from)) throw new Error(`the detection has no ${from}`);
  return tool.replace(from, to);
}

function several(condition: string): string {
  return `selection_a:\n  Image|endswith: '\\a.exe'\nselection_b:\n  CommandLine|contains: b\ncondition: ${condition}`;
}

function number(item: string): string {
  return `selection:\n  Image|endswith: '\\tool.exe'\n  ${item}\ncondition: selection`;
}

function reordered(): string {
  return `filter:
  ParentImage|endswith: '\\setup.exe'
selection:
  CommandLine|contains: [' -enc ', ' -hidden ']
  Image|endswith: '\\tool.exe'
condition: not filter and selection`;
}

function network(cidr: string): string {
  return rule(`selection:\n  DestinationIp|cidr: ${cidr}\ncondition: selection`, {
    logsource: '{ category: network_connection, product: windows }',
  });
}

function narrower(note?: string, words?: string): Expected {
  return { outcome: 'narrower', relation: 'narrower', ...said(note, words) };
}

function wider(note?: string, words?: string): Expected {
  return { outcome: 'wider', relation: 'wider', ...said(note, words) };
}

function different(note?: string, words?: string): Expected {
  return { outcome: 'different', relation: 'different', ...said(note, words) };
}

function same(note?: string): Expected {
  return { outcome: 'equal', relation: 'equal', ...(note === undefined ? {} : { notes: [note] }) };
}

function said(note: string | undefined, words: string | undefined): Pick<Expected, 'notes' | 'words'> {
  return {
    ...(note === undefined ? {} : { notes: [note] }),
    ...(words === undefined ? {} : { words: [words] }),
  };
}
