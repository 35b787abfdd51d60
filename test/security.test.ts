import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| ') && line.includes('`test/'));

test('every threat names tests that are there', () => {
  const threats = page.split('\n').filter((line) => line.startsWith('| ')).length - 2;
  expect(rows).toHaveLength(threats);
  expect(rows.length).toBeGreaterThanOrEqual(11);
  for (const row of rows) {
    const named = [...(row.split('|')[3] ?? '').matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
    expect(named, row).not.toEqual([]);
    expect(
      named.filter((path) => !existsSync(join(root, path))),
      row,
    ).toEqual([]);
  }
});
