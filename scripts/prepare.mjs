/**
 * Builds the package when npm prepares it, except for `npx sigma-kql` in this folder: npm then prepares it once
 * more, only to link it, and what `npm ci` has built is still there. Plain JavaScript, to be fast.
 */
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const isLinkedOnly = process.env.npm_command === 'exec' && existsSync('dist/sigma-kql.js');
if (!isLinkedOnly) execSync('npm run build', { stdio: 'inherit' });
