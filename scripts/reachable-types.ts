import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Removes the declaration files below `folder` that the one at `entry` does not lead to. */
export function keepReachable(folder: string, entry: string): void {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const imported of importsOf(path)) visit(imported);
  };
  visit(join(folder, entry));
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name);
    if (file.isFile() && !reached.has(path)) rmSync(path);
  }
}

/** The compiler writes the extension of the source, and finds the declaration beside where the source would be. */
function importsOf(path: string): readonly string[] {
  const imports = readFileSync(path, 'utf8').matchAll(/(?:from |import\()'(\.[^']+)\.ts'/g);
  return Array.from(imports, ([, name = '']) => join(dirname(path), `${name}.d.ts`));
}
