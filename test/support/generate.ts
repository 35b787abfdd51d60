import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Compiles mappings and schemas before the first test, so that no test sees those of an earlier state. */
export function setup(): void {
  const root = join(import.meta.dirname, '../..');
  if (!existsSync(join(root, 'scripts/generate.ts'))) return;
  execFileSync(process.execPath, ['--import', 'tsx', join(root, 'scripts/generate.ts')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
