import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkArchitecture } from './support/architecture.ts';
import { ownerships, rooms } from './support/layers.ts';

const root = join(import.meta.dirname, '..');
const wrongHouse = join(import.meta.dirname, 'fixtures/architecture');

test('every import goes down the layer table', () => {
  const report = checkArchitecture(root, rooms, ownerships);
  expect(report.violations).toEqual([]);
  expect(report.unused, 'permissions that no import needs').toEqual([]);
  expect(report.modules.length).toBeGreaterThanOrEqual(700);
  expect(report.imports).toBeGreaterThanOrEqual(2_900);
});

test('a room only uses rooms that stand above it in the table', () => {
  for (const [row, { room, uses, usesTypesOf = [], loads = [] }] of rooms.entries()) {
    const above = rooms.slice(0, row).map((earlier) => earlier.room);
    for (const used of [...uses, ...usesTypesOf, ...loads]) expect(above, `above ${room}`).toContain(used);
  }
});

test('each kind of forbidden import is found', () => {
  const report = checkArchitecture(wrongHouse, rooms, ownerships);
  expect(report.modules).toHaveLength(8);
  expect(report.violations).toEqual([
    'src/backend/backend.ts imports src/ir/rule.ts: src/backend may not use src/ir',
    'src/cli/online.ts imports global:fetch: no room owns this package',
    'src/cli/online.ts imports node:https: no room owns this package',
    'src/diagnostics/upwards.ts imports src/ir/rule.ts: src/diagnostics may not know the types of src/ir',
    'src/ir/file.ts imports node:fs: only src/cli/node-io.ts may import node:fs',
    'src/mapping/lazy.ts imports @kusto/language-service-next: only backends/kql/kusto/load.ts may import @kusto/language-service-next',
    'src/mapping/lazy.ts imports src/lower/lower.ts: src/mapping may not load src/lower',
    'src/nowhere/module.ts imports left-pad: no room owns this package',
    'src/nowhere/module.ts is in no room: give it a row in the layer table',
  ]);
});
