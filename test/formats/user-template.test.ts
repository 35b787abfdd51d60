import { describe, expect, test } from 'vitest';
import { sampleView, userFormat } from '../../backends/kql/formats/index.ts';
import { Diagnostics } from '../../src/diagnostics/index.ts';
import { compileUserTemplate } from '../../src/render/user-template.ts';
import { formatInput } from '../support/formats.ts';
import { example } from './examples.ts';
import { hostileRule } from './hostile.ts';

describe('a template of the user', () => {
  test.each([
    ['{{name}} ({{severity}})', 'Encoded command of a scripting host (High)'],
    ['{{#each tags}}{{this}};{{/each}}', 'attack.execution;attack.t1059.001;attack.stealth;attack.g0016;'],
    ['{{join techniques "+"}} {{json tactics}}', 'T1059.001 ["Execution","DefenseEvasion"]'],
    ['{{#if license}}{{license}}{{else}}none{{/if}}', 'none'],
    ['{{#each entities}}{{#if @first}}{{../title}}{{/if}}{{/each}}', 'Encoded command of a scripting host'],
    ['{{#each tags as |tag at|}}{{#unless at}}{{tag}}{{/unless}}{{/each}}', 'attack.execution'],
    [
      '{{#with entities.[0]}}{{#fieldMappings}}{{identifier}} {{/fieldMappings}}{{/with}}',
      'HostName DnsDomain ',
    ],
    ['{{@root.level}}{{tags.[1]}}{{tags.length}}{{lookup this "level"}}', 'highattack.t1059.0014high'],
    ['{{#each entities}}{{#if @first}}{{this.entityType}}{{/if}}{{/each}}', 'Host'],
  ])('%s', (template, expected) => {
    expect(rendered(template, example)).toEqual({ text: expected, codes: [] });
  });

  test('inserts texts of rules without looking into them', () => {
    expect(rendered('{{title}}', hostileRule('{{constructor}} <b>'))).toEqual({
      text: '{{constructor}} <b>',
      codes: [],
    });
  });

  test.each(['{{constructor}}', '{{__proto__}}', '{{tags.__proto__}}', '{{toString}}'])(
    '%s shows nothing of a prototype',
    (template) => {
      expect(rendered(template, example)).toEqual({ text: '', codes: [] });
    },
  );

  test.each([
    '{{#if}}',
    '{{unclosed',
    '{{noSuchName}}',
    '{{noSuchHelper name}}',
    '{{name.constructor}}',
    '{{lookup this "constructor"}}{{name.length.constructor}}',
    '{{> self}}',
    '{{#*inline "self"}}{{> self}}{{/inline}}{{> self}}',
    '{{log name}}',
    '{{#if license}}{{title.length}}{{/if}}',
    '{{#if noSuchName}}{{/if}}',
    '{{#if license}}{{noSuchName}}{{/if}}',
    '{{#each entities}}{{title}}{{/each}}',
    '{{#each entities}}{{#each fieldMappings}}{{identifer}}{{/each}}{{/each}}',
    '{{#entities}}{{#with fieldMappings.[0]}}{{../../noSuchName}}{{/with}}{{/entities}}',
    '{{#each tags}}{{else}}{{json noSuchName}}{{/each}}',
  ])('%s is refused', (template) => {
    expect(rendered(template, example)).toEqual({ text: undefined, codes: ['template-invalid'] });
  });
});

test.each([
  [
    'blocks',
    `${'{{#if license}}'.repeat(501)}${'{{/if}}'.repeat(501)}`,
    'The template has more than 500 blocks.',
  ],
  ['parentheses', nested(11), 'An expression of the template nests more than 10 parentheses.'],
  ['parentheses that are not closed', `{{${'json ('.repeat(100_000)}`, 'An expression of the template nests'],
])('too many %s are refused at once', (_, text, message) => {
  const diagnostics = new Diagnostics();
  expect(compileUserTemplate({ path: 'rule.hbs', text }, sampleView, diagnostics)).toBeUndefined();
  expect(diagnostics.list.map((found) => found.message)).toEqual([expect.stringContaining(message)]);
});

test.each([
  ['an expression', nested(10)],
  ['the text around expressions', `${'('.repeat(60)}{{title}}`],
  ['expressions one after another', '{{json (join tags "(")}}'.repeat(60)],
])('parentheses in %s are none too many', (_, text) => {
  expect(rendered(text, example).codes).toEqual([]);
});

test('every unknown name is reported where it stands, with the one that was meant', () => {
  const text = '{{titel}}\n{{#each entities}}{{title}}{{entityTyp}}{{/each}}{{x.y}}';
  const diagnostics = new Diagnostics();
  expect(compileUserTemplate({ path: 'rule.hbs', text }, sampleView, diagnostics)).toBeUndefined();
  const found = diagnostics.list.map(({ span, message }) => [text.slice(span.start, span.end), message]);
  const message = (name: string, meant: string): string =>
    `The template can not be used: \`${name}\` is no name that can be used here.${meant}`;
  expect(found).toEqual([
    ['titel', message('titel', ' Did you mean `title`?')],
    ['title', message('title', ' Did you mean `../title`?')],
    ['entityTyp', message('entityTyp', ' Did you mean `entityType`?')],
    ['x.y', message('x.y', '')],
  ]);
});

/** A title, written as JSON so many times and once more. */
function nested(depth: number): string {
  return `{{json ${'(json '.repeat(depth)}title${')'.repeat(depth)}}}`;
}

function rendered(template: string, rule: string) {
  const diagnostics = new Diagnostics();
  const compiled = compileUserTemplate({ path: 'rule.hbs', text: template }, sampleView, diagnostics);
  const text = compiled && userFormat(compiled, '.txt').render(formatInput(rule), diagnostics);
  return { text, codes: diagnostics.list.map(({ code }) => code) };
}
