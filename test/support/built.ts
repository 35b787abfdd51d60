import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The package as a user gets it, in a folder of its own. */
export interface BuiltPackage {
  /** The script behind `sigma-kql`. */
  readonly command: string;
  readonly folder: string;
  remove(): void;
}

/**
 * Compiles the package: nothing but `dist` and `package.json`. The compiler writes its output even if there
 * are type errors, which `npm run check` finds.
 */
export function buildPackage(): BuiltPackage {
  const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-built-'));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const outDir = join(folder, 'dist');
  spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', outDir]);
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    command: join(outDir, 'src/cli/main.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
