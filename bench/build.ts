/**
 * Bundles the benchmarks to `build`, so that they run the code as it is shipped: a loader of TypeScript keeps the
 * names of functions by wrapping every one of them, which doubles what small functions take.
 */
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const root = join(import.meta.dirname, '..');

const build = await rolldown({
  cwd: root,
  input: { bench: 'bench/run.ts' },
  platform: 'node',
  external: [/^@kusto\//, 'saxes'],
});
// In one file: parts loaded on demand would wait for the entry, which waits for them.
await build.write({ dir: join(root, 'build'), cleanDir: true, format: 'esm', codeSplitting: false });
