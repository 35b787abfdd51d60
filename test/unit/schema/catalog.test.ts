import { expect, test } from 'vitest';
import { columnType, mergeCatalogs, sourceOf, type SchemaCatalog } from '../../../src/schema/index.ts';

const one = catalogOf('T', { A: 'string', B: 'int' });
const two = catalogOf('T', { B: 'long', C: 'bool' });

test('looks up sources and columns', () => {
  expect(sourceOf(one, 'T')?.columns.size).toBe(2);
  expect(sourceOf(one, 'U')).toBeUndefined();
  expect(columnType(one, 'T', 'B')).toBe('int');
  expect(columnType(one, 'T', 'b')).toBeUndefined();
});

test('merging joins columns; the first type stays', () => {
  const columns = mergeCatalogs(one, two).tables.get('T')?.columns;
  expect(Object.fromEntries(columns ?? [])).toEqual({ A: 'string', B: 'int', C: 'bool' });
});

function catalogOf(name: string, columns: Record<string, 'string' | 'int' | 'long' | 'bool'>): SchemaCatalog {
  return {
    tables: new Map([[name, { name, columns: new Map(Object.entries(columns)) }]]),
    functions: new Map(),
  };
}
