import { expect, test } from 'vitest';
import { Diagnostics } from '../../../src/diagnostics/index.ts';
import { parseYaml, spanWithin } from '../../../src/yaml/index.ts';

test.each<[yaml: string, word: string, found: string]>([
  ['a: one two', 'two', 'two'],
  ["a: 'one two'", 'two', 'two'],
  ['a: "one two"', 'two', 'two'],
  ['a: one\n  two\n  three', 'two', 'two'],
  ['a: one\n  two\n  three', 'one two', 'one\n  two'],
  ['a: "one\n  two"', 'two', 'two'],
  ['a: |\n    one\n    two\n', 'two', 'two'],
  ['a: >-\n    one\n\n    two three\n', 'three', 'three'],
  ['a: >\r\n    one\r\n    two\r\n', 'two', 'two'],
  ["a: 'it''s two'", 'two', "'it''s two'"],
  ['a: "\\x6fne two"', 'two', '"\\x6fne two"'],
])('in %j, %j is %j', (yaml, word, found) => {
  const [tree] = parseYaml({ path: 'rule.yml', text: yaml }, new Diagnostics());
  const scalar = tree?.kind === 'map' ? tree.entries[0]?.value : undefined;
  if (scalar?.kind !== 'scalar') throw new Error('the case must hold a scalar');
  const at = scalar.text.indexOf(word);
  const span = spanWithin(scalar)(at, at + word.length);
  expect(yaml.slice(span.start, span.end)).toBe(found);
});
