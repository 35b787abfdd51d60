import { describe, expect, it } from 'vitest';
import type { FieldMapping } from '../../../src/mapping/model.ts';
import { decode, withFields, withLogsource } from '../../support/mapping-files.ts';
import { brokenMappings } from './broken-mappings.ts';

describe('decodeMapping', () => {
  const text = { kind: 'plain', name: 'Source', type: 'string', optional: false };
  const xml = { kind: 'plain', name: 'EventData', type: 'string', optional: false };
  const landings: readonly (readonly [yaml: string, landing: unknown])[] = [
    ['Source', { kind: 'column', column: text }],
    [
      '{ column: EventID }',
      { kind: 'column', column: { kind: 'plain', name: 'EventID', type: 'int', optional: false } },
    ],
    [
      '{ column: Odd, optional: true, type: long }',
      { kind: 'column', column: { kind: 'plain', name: 'Odd', type: 'long', optional: true } },
    ],
    [
      '{ property: Extra.a.b }',
      {
        kind: 'column',
        column: { kind: 'property', base: { ...text, name: 'Extra', type: 'dynamic' }, path: ['a', 'b'] },
      },
    ],
    [
      '{ property: [Extra, a.b, 0] }',
      {
        kind: 'column',
        column: { kind: 'property', base: { ...text, name: 'Extra', type: 'dynamic' }, path: ['a.b', 0] },
      },
    ],
    ['{ xml: EventData }', { kind: 'column', column: { kind: 'xml-data', base: xml, name: 'Field' } }],
    [
      '{ xml: EventData, data: Threat Name }',
      { kind: 'column', column: { kind: 'xml-data', base: xml, name: 'Threat Name' } },
    ],
    [
      '{ firstOf: [Source, { xml: EventData }] }',
      {
        kind: 'column',
        column: {
          kind: 'first-filled',
          alternatives: [text, { kind: 'xml-data', base: xml, name: 'Field' }],
        },
      },
    ],
    [
      "{ join: [Source, EventData], separator: '\\' }",
      { kind: 'column', column: { kind: 'joined', parts: [text, xml], separator: '\\' } },
    ],
    [
      '{ text: Source }',
      { kind: 'column', column: { kind: 'converted', operand: text, conversion: 'text' } },
    ],
    [
      '{ fileName: Source }',
      { kind: 'column', column: { kind: 'converted', operand: text, conversion: 'file-name' } },
    ],
    [
      '{ w3c: Source }',
      { kind: 'column', column: { kind: 'converted', operand: text, conversion: 'dash-as-empty' } },
    ],
    ['{ anyOf: [Source, EventData] }', { kind: 'alternatives', spread: 'field', columns: [text, xml] }],
    [
      '{ anyOf: [Source, EventData], spread: side }',
      { kind: 'alternatives', spread: 'side', columns: [text, xml] },
    ],
    ['{ hashes: { md5: Source } }', { kind: 'hashes', columns: { MD5: text } }],
    ['{ constant: x }', { kind: 'constant', value: 'x' }],
    ['{ unsupported: it is not recorded }', { kind: 'unsupported', reason: 'it is not recorded' }],
    [
      "{ cases: { 'True': { Source: x }, no: { not: { EventID: [1, 2] } } } }",
      {
        kind: 'cases',
        cases: {
          true: { kind: 'test', column: text, operator: 'equals', values: ['x'] },
          no: {
            kind: 'not',
            operand: {
              kind: 'test',
              column: { ...text, name: 'EventID', type: 'int' },
              operator: 'equals',
              values: [1, 2],
            },
          },
        },
        otherwise: [],
      },
    ],
    [
      '{ cases: { x: { Source: y } }, otherwise: EventData }',
      {
        kind: 'cases',
        cases: { x: { kind: 'test', column: text, operator: 'equals', values: ['y'] } },
        otherwise: [xml],
      },
    ],
  ];

  it.each(landings)('reads the field %s', (yaml, landing) => {
    const { mapping, findings } = decode(withFields(`Field: ${yaml}`));
    expect(findings).toEqual([]);
    expect(mapping?.fieldSets['event']?.['field']).toEqual<FieldMapping>({
      name: 'Field',
      landing: landing as FieldMapping['landing'],
      rewrites: [],
      losses: [],
      place: { path: 'test.yml', line: 7 },
    });
  });

  it('reads rewrites and losses', () => {
    const { mapping, findings } = decode(
      withFields(
        "A: { column: Source, rewrite: [file-name, { prefix: 'a', to: [b, c] }, { translate: { X: y } }], losses: [{ effect: wider, note: n }, { effect: narrower, when: { contains: x }, note: m }] }",
      ),
    );
    expect(findings).toEqual([]);
    expect(mapping?.fieldSets['event']?.['a']).toMatchObject({
      rewrites: [
        { kind: 'file-name' },
        { kind: 'prefix', from: 'a', to: ['b', 'c'] },
        { kind: 'translate', values: { x: ['y'] } },
      ],
      losses: [
        { effect: 'wider', when: 'always', note: 'n' },
        { effect: 'narrower', when: { contains: 'x' }, note: 'm' },
        { effect: 'different', when: 'within-path' },
      ],
    });
  });

  it.each([
    ['rewrite: member', ['anchored']],
    ['rewrite: anywhere', ['anchored']],
    ["rewrite: [{ prefix: '', to: 'key=' }, anywhere]", ['open-start', 'closed-end']],
    ["rewrite: [{ prefix: '', to: 'key=' }, { suffix: ';' }, anywhere]", ['open-start']],
    ['rewrite: anywhere, losses: [{ effect: wider, note: n }]', ['always']],
    ['rewrite: anywhere, losses: [{ effect: narrower, note: n }]', ['always', 'anchored']],
    ['rewrite: file-name', ['within-path']],
    ['rewrite: or-doubled-name', ['file-like-folder']],
  ])('says of %s what is found beyond the value', (details, whens) => {
    const { mapping } = decode(withFields(`A: { column: Source, ${details} }`));
    expect(mapping?.fieldSets['event']?.['a']?.losses.map(({ when }) => when)).toEqual(whens);
  });

  it('reads log sources: names in lower case, tests as a conjunction, a single field set as a list', () => {
    const entry =
      "category: DNS, product: '*', table: Event, fields: event, where: [{ Source: { startswith: a } }, { any: [{ EventID: 1 }, { Source: { empty: true } }] }]";
    const { mapping, findings } = decode(withLogsource(entry));
    expect(findings).toEqual([]);
    expect(mapping?.logsources).toEqual([
      {
        match: { category: ['dns'], product: ['*'] },
        table: 'Event',
        fields: ['event'],
        losses: [],
        place: { path: 'test.yml', line: 8 },
        where: [
          { kind: 'test', column: text, operator: 'startswith', values: ['a'] },
          {
            kind: 'any',
            operands: [
              {
                kind: 'test',
                column: { ...text, name: 'EventID', type: 'int' },
                operator: 'equals',
                values: [1],
              },
              { kind: 'test', column: text, operator: 'empty', values: [] },
            ],
          },
        ],
      },
    ]);
  });

  it('lets a table of one’s own declare its columns', () => {
    const { mapping, findings } = decode(`version: 1
target: native
tables:
  Own_CL:
    columns: { Text_s: string }
    keywords: [Text_s]
    keywordLosses: [{ effect: narrower, note: the rest is elsewhere }]
fieldSets:
  own: { table: Own_CL, fields: { A: Text_s } }
`);
    expect(findings).toEqual([]);
    expect(mapping?.tables['Own_CL']).toMatchObject({
      keywords: [{ ...text, name: 'Text_s' }],
      keywordLosses: [{ effect: 'narrower', when: 'always', note: 'the rest is elsewhere' }],
    });
  });

  it('lets a file name the tables and field sets of the mapping that it builds on', () => {
    const base = decode(withFields('A: Source')).mapping;
    const file = 'version: 1\ntarget: native\nlogsources: [{ category: dns, table: Event, fields: event }]\n';
    expect(decode(file, base).findings).toEqual([]);
    expect(decode(file).findings).toHaveLength(1);
  });

  it('keeps field names that objects have by nature apart from them', () => {
    const { mapping, findings } = decode(withFields('__proto__: Source, constructor: Source'));
    expect(findings).toEqual([]);
    expect(Object.keys(mapping?.fieldSets['event'] ?? {})).toEqual(['__proto__', 'constructor']);
  });

  it.each(brokenMappings)('refuses $what', ({ text: broken, findings }) => {
    const result = decode(broken);
    expect(result.findings).toEqual(findings);
    expect(result.mapping).toBeUndefined();
  });
});
