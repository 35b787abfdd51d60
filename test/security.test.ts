import { existsSync, readFileSync, readdirSync } from 'node:fs';
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

// The engine of ECMAScript goes back, so that a few characters of a stranger could keep it busy for years.
test('the engine of ECMAScript runs no regular expression of a rule', () => {
  const builtFrom: Readonly<Record<string, string>> = {
    'backends/kql/ingest/column-sources.ts': 'the name of a digest',
    'backends/kql/literal.ts': 'its own text',
    'src/comparison/row.ts': 'the escaped name of a column',
    'src/lint/title-style.ts': 'a number',
    'src/lower/regex/escapes.ts': 'the name of a property, which is compiled and not run',
    'src/mapping/rewrite.ts': 'the escaped text of a mapping',
  };
  const modules = ['src', 'backends'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.includes('generated'))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  expect(modules.length).toBeGreaterThan(600);
  const building = modules.filter((path) => /\bRegExp\(/.test(readFileSync(join(root, path), 'utf8')));
  expect(building.toSorted()).toEqual(Object.keys(builtFrom).toSorted());
});
