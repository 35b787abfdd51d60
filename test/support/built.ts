import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../scripts/bundle.ts';

const root = join(import.meta.dirname, '../..');

/** The package as a user gets it, in a folder of its own. */
export interface BuiltPackage {
  /** The script behind `sigma-kql`. */
  readonly command: string;
  readonly folder: string;
  remove(): void;
}

/** Bundles the package: nothing but `dist` and `package.json`, without the types, which `npm run check` finds. */
export async function buildPackage(): Promise<BuiltPackage> {
  const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-built-'));
  const dist = join(folder, 'dist');
  await bundle(dist);
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    command: join(dist, 'sigma-kql.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
