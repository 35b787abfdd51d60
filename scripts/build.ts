/**
 * Builds a fresh `dist`: the bundled command and library, the types of the library, and the licences of what
 * the bundle contains:
 *
 *     npx tsx scripts/build.ts
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { licencesOf } from './licences.ts';
import { keepReachable } from './reachable-types.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const compiler = join(root, 'node_modules/typescript/bin/tsc');

const modules = await bundle(dist);
chmodSync(join(dist, 'sigma-kql.js'), 0o755);
writeFileSync(join(dist, 'LICENCES.txt'), licencesOf(modules));
execFileSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
keepReachable(join(dist, 'types'), 'src/index.d.ts');
