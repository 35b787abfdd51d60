import { describe, expect, it } from 'vitest';
import { familyField } from '../../../src/mapping/family.ts';
import { decode, withFields } from '../../support/mapping-files.ts';

describe('familyField', () => {
  const { mapping } = decode(
    withFields(
      "Image: Source, '*': { xml: EventData }, request.*: { property: Extra.* }, request.deep.*: { property: Extra.a.* }, listed.*: { property: Extra.b.* }, listed.*.*: { property: Extra.b.* }",
    ),
  );
  const set = mapping?.fieldSets['event'] ?? {};
  const base = { kind: 'plain', name: 'Extra', type: 'dynamic', optional: false };
  const xml = { kind: 'plain', name: 'EventData', type: 'string', optional: false };

  it.each([
    ['ObjectClass', { kind: 'xml-data', base: xml, name: 'ObjectClass' }],
    ['Threat Name', { kind: 'xml-data', base: xml, name: 'Threat Name' }],
    ['request.name', { kind: 'property', base, path: ['name'] }],
    ['Request.Items.kind', { kind: 'property', base, path: ['Items', 'kind'] }],
    ['request.deep.name', { kind: 'property', base, path: ['a', 'name'] }],
  ])('finds %s by the longest beginning and keeps the spelling of the rule', (field, column) => {
    expect(familyField(set, field)).toMatchObject({ name: field, landing: { kind: 'column', column } });
  });

  it('stops at the first step where a step behind it can be a list', () => {
    expect(familyField(set, 'listed.name')?.landing).toEqual({
      kind: 'column',
      column: { kind: 'property', base, path: ['b', 'name'] },
    });
    expect(familyField(set, 'listed.items.kind')?.landing).toEqual({
      kind: 'column',
      column: { kind: 'property', base, path: ['b', 'items'] },
      isAround: true,
    });
  });

  it.each(["Weird'Name", 'a  b', ' a', 'a ', 'a\tb', '', 'request.', `x${'y'.repeat(200)}`])(
    'has no family for %j',
    (field) => {
      expect(familyField(set, field)).toBeUndefined();
    },
  );
});
