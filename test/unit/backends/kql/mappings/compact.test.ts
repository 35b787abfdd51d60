import { describe, expect, it } from 'vitest';
import { expandMapping, type CompactMapping } from '../../../../../backends/kql/mappings/compact.ts';
import { loadMapping, loadPreset, presetNames } from '../../../../../backends/kql/generated/index.ts';
import { compactMapping } from '../../../../../scripts/generate/compact-mapping.ts';
import { readSchemas, readTarget } from '../../../../../scripts/generate/mapping-files.ts';
import { Diagnostics } from '../../../../../src/diagnostics/index.ts';
import type { ColumnExpression } from '../../../../../src/ir/index.ts';
import type { FieldLanding, FieldMapping, Mapping } from '../../../../../src/mapping/model.ts';

const text = plain('Name');
const place = { path: 'own.yml', line: 3 };

const landings: readonly (readonly [string, FieldLanding])[] = [
  ['a text column', column(text)],
  ['a column of another type', column(plain('EventID', { type: 'int' }))],
  ['a column that may be absent', column(plain('Name', { optional: true }))],
  ['a name with a colon', column(plain('a:int'))],
  ['a column around the field', { kind: 'column', column: text, isAround: true }],
  ['a property', column({ kind: 'property', base: plain('D', { type: 'dynamic' }), path: ['a', 0, 'b'] })],
  [
    'a property of a column that may be absent',
    column({ kind: 'property', base: plain('D', { optional: true }), path: ['a'] }),
  ],
  ['XML data', column({ kind: 'xml-data', base: text, name: 'a:b' })],
  ['an XML element', column({ kind: 'xml-element', base: text, name: 'a' })],
  ['joined columns', column({ kind: 'joined', parts: [text, text], separator: '\\' })],
  ['a converted column', column({ kind: 'converted', operand: text, conversion: 'file-name' })],
  [
    'the first of several that is filled',
    column({
      kind: 'first-filled',
      alternatives: [
        text,
        plain('b', { optional: true }),
        { kind: 'xml-data', base: text, name: 'c' },
        { kind: 'converted', operand: text, conversion: 'text' },
        { kind: 'first-filled', alternatives: [text, plain('d')] },
      ],
    }),
  ],
  ['several columns', { kind: 'alternatives', spread: 's', columns: [text, plain('Other')] }],
  ['a constant', { kind: 'constant', value: 'Name' }],
  ['no column', { kind: 'unsupported', reason: 'not there' }],
];

describe('the short form of a mapping gives the mapping again', () => {
  it.each(landings)('%s', (_, landing) => {
    const mapping = withFields({ 'own.name': field({ landing }) });
    expect(expandMapping(throughJson(mapping))).toEqual(mapping);
  });

  it('what a field does to values, and what it loses', () => {
    const loss = { effect: 'wider', when: 'always', note: 'it is' } as const;
    const mapping = withFields({
      a: field({ name: 'A', rewrites: [{ kind: 'anywhere' }] }),
      b: field({ name: 'b', losses: [loss] }),
      c: field({
        name: 'C',
        rewrites: [{ kind: 'anywhere' }],
        losses: [loss],
        place: { path: 'x', line: 1 },
      }),
      ['__proto__']: field({ name: '__PROTO__' }),
    });
    expect(expandMapping(throughJson(mapping))).toEqual(mapping);
  });

  it.each([
    ['asim', 300],
    ['native', 1700],
    ['xdr', 300],
  ])('all of %s', async (target, fields) => {
    const written = readTarget(target, readSchemas(), new Diagnostics());
    const sets = Object.values(written.fieldSets);
    expect(sets.flatMap((set) => Object.keys(set)).length).toBeGreaterThan(fields);
    expect(JSON.stringify(await loadMapping(target))).toBe(JSON.stringify(written));
  });

  it('all presets', async () => {
    expect(presetNames.length).toBeGreaterThan(2);
    for (const name of presetNames) {
      const preset = await loadPreset(name);
      expect(preset).toEqual(expandMapping(throughJson(preset as Mapping)));
    }
  });
});

it('makes a field set when it is asked for, and once', () => {
  let calls = 0;
  const event: CompactMapping['fieldSets'][string] = () => [[`a${(calls += 1)}`, 0, 1, 'Name']];
  const { fieldSets } = expandMapping({ ...throughJson(withFields({})), fieldSets: { event } });
  expect([Object.keys(fieldSets), calls]).toEqual([['event'], 0]);
  expect(fieldSets['event']).toBe(fieldSets['event']);
  expect([Object.keys(fieldSets['event'] ?? {}), calls]).toEqual([['a1'], 1]);
});

it('refuses a field whose key is not its name', () => {
  expect(() => compactMapping(withFields({ b: field({ name: 'a' }) }))).toThrow('The key of field a is b.');
});

/** As generated modules hold it: everything in them is JSON, and each field set is an expression of its own. */
function throughJson(mapping: Mapping): CompactMapping {
  const { fieldSets, ...rest } = compactMapping(mapping);
  const parsed = JSON.parse(JSON.stringify(rest)) as Omit<CompactMapping, 'fieldSets'>;
  const sets = Object.entries(fieldSets).map(([name, fields]) => {
    const text = JSON.stringify(fields());
    return [name, () => JSON.parse(text) as ReturnType<typeof fields>] as const;
  });
  return { ...parsed, fieldSets: Object.fromEntries(sets) };
}

function withFields(event: Readonly<Record<string, FieldMapping>>): Mapping {
  const logsource = { match: {}, table: 'T', where: [], fields: ['event'], losses: [], place };
  return { target: 'own', settings: {}, tables: {}, logsources: [logsource], fieldSets: { event } };
}

function field(parts: Partial<FieldMapping>): FieldMapping {
  return { name: 'Own.Name', landing: column(text), rewrites: [], losses: [], place, ...parts };
}

function column(expression: ColumnExpression): FieldLanding {
  return { kind: 'column', column: expression };
}

function plain(name: string, parts: Partial<ReturnType<typeof plainText>> = {}) {
  return { ...plainText(name), ...parts };
}

function plainText(name: string): Extract<ColumnExpression, { kind: 'plain' }> {
  return { kind: 'plain', name, type: 'string', optional: false };
}
