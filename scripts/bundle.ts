import { join, relative } from 'node:path';
import { rolldown, type OutputChunk, type Plugin } from 'rolldown';
import { esmExternalRequirePlugin } from 'rolldown/plugins';

const root = join(import.meta.dirname, '..');

/**
 * Packages that stay beside the bundle: the optional Kusto parser, which is larger than everything else
 * together, and `saxes`, which does not come with the text of its licence.
 */
const external = [/^@kusto\//, 'saxes', /^node:/];

/** Entries by their path in the output. `threads.ts` finds the worker by that path, from source and bundled. */
const entries = {
  'sigma-kql': 'src/cli/main.ts',
  index: 'src/index.ts',
  'batch/worker': 'src/cli/batch/worker.ts',
};

/** What both the command line and the library hold, apart from what only converting needs. */
const sharedWithLibrary =
  /\/src\/(?:(?:diagnostics|outcome|terms)\/|review\/model\.ts|backend\/missing-package\.ts)/;

/**
 * `commander` asks for two modules of Node before it does anything: the process, which is there anyway, and what
 * starts programs, for subcommands that are programs of their own. There are none here, and loading both takes longer
 * than all of `commander`.
 */
const lightCommander: Plugin = {
  name: 'light-commander',
  resolveId: {
    order: 'pre',
    handler: (id, importer) =>
      importer?.includes('/node_modules/commander/') === true && Object.hasOwn(standIns, id)
        ? `\0${id}`
        : undefined,
  },
  load: (id) => standIns[id.replace('\0', '')],
};

const standIns: Readonly<Record<string, string>> = {
  'node:process': 'module.exports = globalThis.process;',
  'node:child_process': 'module.exports = {};',
};

/**
 * Bundles the command and the library to `folder`, split where the source imports on demand. Returns the
 * paths of the modules that went in. See docs/decisions/0018-bundled-command.md.
 */
export async function bundle(folder: string): Promise<readonly string[]> {
  const build = await rolldown({
    cwd: root,
    input: entries,
    // The library runs in browsers; what only the command uses imports `node:` modules by name.
    platform: 'browser',
    plugins: [lightCommander, esmExternalRequirePlugin({ external })],
  });
  const { output } = await build.write({
    dir: folder,
    cleanDir: true,
    format: 'esm',
    chunkFileNames: ({ facadeModuleId }) => `${chunkName(facadeModuleId)}.js`,
    // Otherwise each set of entries that share a module would get a file of its own. What a module imports goes with it,
    // and the library may not get a part of the command in this way.
    codeSplitting: {
      groups: [
        { name: 'shared', test: sharedWithLibrary, priority: 2 },
        { name: 'program', test: /\/src\/cli\/program\.ts$/, priority: 1 },
        { name: 'converter', test: /\/src\/converter\/converter\.ts$/, priority: 1 },
        { name: 'convert', test: /\/src\/cli\/convert\/run\.ts$/, priority: 0 },
      ],
    },
    comments: { legal: true, annotation: false, jsdoc: false },
  });
  const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk');
  return chunks.flatMap(({ moduleIds }) => moduleIds);
}

/** Generated data keep their folder; `asim` alone would be a mapping as well as a schema. */
function chunkName(module: string | null | undefined): string {
  const path = module ? relative(join(root, 'backends/kql'), module) : '';
  return /^generated\/(?:mappings|presets|schemas)\//.test(path) ? path.replace(/\.ts$/, '') : '[name]';
}
