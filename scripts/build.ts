/**
 * Compiles `src` and `backends` to a fresh `dist` and makes the command executable:
 *
 *     npx tsx scripts/build.ts
 *
 * A fresh folder, so that no module stays whose source is gone.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const compiler = join(root, 'node_modules/typescript/bin/tsc');

rmSync(join(root, 'dist'), { recursive: true, force: true });
execFileSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
chmodSync(join(root, 'dist/src/cli/main.js'), 0o755);
