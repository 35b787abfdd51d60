import { describe, expect, test } from 'vitest';
import { userFormat } from '../../backends/kql/formats/index.ts';
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
  ])('%s is refused', (template) => {
    expect(rendered(template, example)).toEqual({ text: undefined, codes: ['template-invalid'] });
  });
});

function rendered(template: string, rule: string) {
  const diagnostics = new Diagnostics();
  const compiled = compileUserTemplate({ path: 'rule.hbs', text: template }, diagnostics);
  const text = compiled && userFormat(compiled, '.txt').render(formatInput(rule), diagnostics);
  return { text, codes: diagnostics.list.map(({ code }) => code) };
}
