import { expect, test } from 'vitest';
import type { DetectionDocument } from '../../../src/parse/index.ts';
import { parseText } from '../../support/parsing.ts';

/** Documents as text: title, product and the names of the search identifiers. */
function read(...documents: readonly string[]): {
  readonly rules: readonly string[];
  readonly findings: readonly string[];
} {
  const parsed = parseText(documents.join('\n---\n'));
  const rules = parsed.documents
    .filter((document): document is DetectionDocument => document.kind === 'detection')
    .map(({ metadata, logsource, detection }) => {
      const names = detection.identifiers.map(({ name }) => name.value).join('+');
      return `${metadata.title?.value} ${logsource.product?.value} ${names}`;
    });
  return { rules, findings: parsed.findings };
}

const global = 'action: global\ntitle: G\ndetection: {condition: 1 of them}';
const rule = (product: string, name: string): string =>
  `logsource: {product: ${product}}\ndetection: {${name}: {f: v}}`;
const whole = `title: W\n${rule('w', 'x')}`.replace('}}', '}, condition: x}');

test.each<[name: string, documents: readonly string[], rules: readonly string[]]>([
  ['global reaches all later documents', [global, rule('p', 'a'), rule('q', 'b')], ['G p a', 'G q b']],
  [
    'globals add up',
    [global, 'action: global\nlogsource: {product: p}', 'detection: {a: {f: v}}'],
    ['G p a'],
  ],
  ['reset ends it', [global, rule('p', 'a'), 'action: reset', whole], ['G p a', 'W w x']],
  [
    'repeat lays itself on the document before',
    [whole, 'action: repeat\nlogsource: {product: r}'],
    ['W w x', 'W r x'],
  ],
  ['repeat merges maps', [whole, 'action: repeat\ndetection: {y: {f: v}}'], ['W w x', 'W w x+y']],
  [
    'repeat after repeat',
    [whole, 'action: repeat\ntitle: R', 'action: repeat\nlogsource: {product: r}'],
    ['W w x', 'R w x', 'R r x'],
  ],
  ['a title of its own wins', [global, `title: T\n${rule('p', 'a')}`], ['T p a']],
  [
    'the same value twice is no conflict',
    [global, rule('p', 'a').replace('}}', '}, condition: 1 of them}')],
    ['G p a'],
  ],
])('%s', (_, documents, rules) => {
  expect(read(...documents)).toEqual({ rules, findings: [] });
});

test.each<[documents: readonly string[], rules: readonly string[], finding: string]>([
  [[global], [], 'action-invalid 1:9'],
  [['action: repeat\ntitle: x'], [], 'action-invalid 1:9'],
  [['action: reset'], [], 'document-empty 1:1'],
  [['action: globl\ntitle: x', whole], ['W w x'], 'action-invalid 1:9'],
  [['action: correlation\ntitle: x', whole], ['W w x'], 'action-invalid 1:9'],
  [[global, whole, rule('p', 'a')], ['G p a'], 'action-conflict 7:24'],
])('%j', (documents, rules, finding) => {
  expect(read(...documents)).toEqual({ rules, findings: [finding] });
});

test('what is wrong with shared content is said once', () => {
  const shared = 'action: global\ntitle: G\nlevel: hgih\ndetection: {condition: a and (b}';
  expect(read(shared, rule('p', 'a'), rule('q', 'a')).findings).toEqual([
    'attribute-value 3:8',
    'condition-parenthesis 4:30',
  ]);
});
