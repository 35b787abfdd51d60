/**
 * Writes the generated pages of `docs/reference`, or with `--check` fails if one of them is stale:
 *
 *     npx tsx scripts/reference.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { referencePages } from './reference/pages.ts';

const root = join(import.meta.dirname, '..');
const stale = referencePages(root).filter(({ path, text }) => readIfExists(path) !== text);

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} is stale: run \`npm run docs\``);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { path, text } of stale) writeFileSync(join(root, path), text);
  console.log(`${stale.length} pages written`);
}

function readIfExists(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}
