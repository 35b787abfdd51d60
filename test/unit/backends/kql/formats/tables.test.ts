import { describe, expect, test } from 'vitest';
import { connectorTables } from '../../../../../backends/kql/connectors.ts';
import { entityTables } from '../../../../../backends/kql/formats/data/entities.ts';
import { continuousTables } from '../../../../../backends/kql/formats/data/hunting-tables.ts';
import { entityTypes } from '../../../../../backends/kql/formats/data/identifiers.ts';
import { acceptedTechniques } from '../../../../../backends/kql/formats/data/techniques.ts';
import { tacticOf, tactics } from '../../../../../backends/kql/formats/tactics.ts';
import { catalogs } from '../../../../support/kusto.ts';

const columnsOf = new Map([
  ...[...catalogs.all.functions.values()].map(({ schema, columns }) => [schema, columns] as const),
  ...[...catalogs.all.tables.values()].map(({ name, columns }) => [name, columns] as const),
]);

describe('the tables of entities', () => {
  test.each(Object.entries(entityTables))('%s has the columns', (schema, entities) => {
    const columns = entities.flatMap(({ columns: identifying }) => Object.values(identifying));
    expect(columns.filter((column) => columnsOf.get(schema)?.has(column) !== true)).toEqual([]);
  });

  test.each(Object.entries(entityTables))('%s has complete entities', (_, entities) => {
    for (const { type, columns } of entities) {
      const { identifiers, required } = entityTypes[type];
      const names = Object.keys(columns);
      expect(names.length).toBeLessThanOrEqual(3);
      expect([...identifiers]).toEqual(expect.arrayContaining(names));
      expect(required.some((set) => set.every((name) => names.includes(name)))).toBe(true);
    }
  });
});

test('connectors are named for tables that exist', () => {
  expect(Object.keys(connectorTables).filter((table) => !columnsOf.has(table))).toEqual([]);
  expect(continuousTables.filter((table) => !columnsOf.has(table))).toEqual([]);
});

test('every tactic has techniques, in their notation', () => {
  for (const tactic of tactics) {
    expect(acceptedTechniques[tactic].length).toBeGreaterThanOrEqual(5);
    expect(acceptedTechniques[tactic].filter((id) => !/^T\d{4}$/.test(id))).toEqual([]);
  }
});

test.each([
  ['credential-access', 'CredentialAccess'],
  ['credential_access', 'CredentialAccess'],
  ['Command-And-Control', 'CommandAndControl'],
  ['stealth', 'DefenseEvasion'],
  ['defense-impairment', 'DefenseEvasion'],
  ['defense-evasion', 'DefenseEvasion'],
  ['g0016', undefined],
  ['constructor', undefined],
])('the tactic of `attack.%s` is %s', (tag, tactic) => {
  expect(tacticOf(tag)).toBe(tactic);
});
