import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Compiles mappings and schemas before the first test, so that no test sees those of an earlier state. */
export function setup(): void {
  const root = join(import.meta.dirname, '../..');
  execFileSync(process.execPath, ['--import', 'tsx', join(root, 'scripts/generate.ts')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
