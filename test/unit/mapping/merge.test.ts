import { describe, expect, it } from 'vitest';
import { mergeMappings } from '../../../src/mapping/merge.ts';
import type { FieldMapping, LogsourceMapping, Mapping } from '../../../src/mapping/model.ts';

describe('mergeMappings', () => {
  const place = { path: 'test.yml', line: 1 };
  const constant = (value: string): FieldMapping => ({
    name: value,
    landing: { kind: 'constant', value },
    rewrites: [],
    losses: [],
    place,
  });
  const logsource = (table: string): LogsourceMapping => ({
    match: { category: ['c'] },
    table,
    where: [],
    fields: [],
    losses: [],
    place,
  });
  const empty: Mapping = { target: 'native', settings: {}, tables: {}, logsources: [], fieldSets: {} };

  it('replaces tables by name and settings by key', () => {
    const base = {
      ...empty,
      settings: { fanOut: 'test' },
      tables: { A: { query: 'A', schema: 'A', keywords: [] } },
    } as const;
    const override = { ...empty, tables: { A: { query: 'B', schema: 'B', keywords: [] } } };
    expect(mergeMappings(base, override)).toEqual({ ...base, tables: override.tables });
    expect(mergeMappings(base, { ...empty, settings: { fanOut: 'conjunction' } }).settings).toEqual({
      fanOut: 'conjunction',
    });
  });

  it('looks at the log sources of the override first', () => {
    const merged = mergeMappings(
      { ...empty, logsources: [logsource('A')] },
      { ...empty, logsources: [logsource('B')] },
    );
    expect(merged.logsources.map(({ table }) => table)).toEqual(['B', 'A']);
  });

  it('merges field sets field by field and keeps the sets of both', () => {
    const merged = mergeMappings(
      { ...empty, fieldSets: { s: { a: constant('a'), b: constant('b') }, t: {} } },
      { ...empty, fieldSets: { s: { b: constant('new') }, u: {} } },
    );
    expect(merged.fieldSets).toEqual({ s: { a: constant('a'), b: constant('new') }, t: {}, u: {} });
  });
});
