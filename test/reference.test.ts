import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referencePages } from '../scripts/reference/pages.ts';

const root = join(import.meta.dirname, '..');
const pages = referencePages(root);

test('there is a page for the command line, the diagnostics, the support matrix and settings, and the table of layers', () => {
  expect(pages.map(({ path }) => path)).toEqual([
    'docs/reference/cli.md',
    'docs/reference/diagnostics.md',
    'docs/reference/support-matrix.md',
    'docs/reference/settings.schema.json',
    'ARCHITECTURE.md',
  ]);
});

test.each(pages)('$path is fresh (else run `npm run docs`)', ({ path, text }) => {
  const file = join(root, path);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
});
