import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompactAsim, CompactTables } from '../../backends/kql/schemas/compact.ts';
import { decodeAsim, decodeTables } from '../../backends/kql/schemas/decode.ts';
import type { Diagnostics, Source } from '../../src/diagnostics/index.ts';
import { decodeMapping } from '../../src/mapping/decode.ts';
import { mergeMappings } from '../../src/mapping/merge.ts';
import type { Mapping } from '../../src/mapping/model.ts';
import type { SchemaCatalog } from '../../src/schema/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The catalogue against which the files of each target are checked. */
export function readSchemas(): (target: string) => SchemaCatalog {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(root, 'backends/kql/schemas', `${name}.json`), 'utf8'));
  const asim = decodeAsim(read('asim') as CompactAsim);
  const loganalytics = decodeTables(read('loganalytics') as CompactTables);
  const xdr = decodeTables(read('xdr') as CompactTables);
  return (target) => (target === 'asim' ? asim : target === 'xdr' ? xdr : loganalytics);
}

/** The mapping files of a folder under `mappings`, in the order in which they are merged. */
export function yamlFiles(folder: string): readonly string[] {
  const directory = join(root, 'mappings', folder);
  if (!existsSync(directory)) return [];
  const names = readdirSync(directory).filter((name) => name.endsWith('.yml'));
  const first = names.filter((name) => name === 'tables.yml');
  return [...first, ...names.filter((name) => name !== 'tables.yml').sort()].map((name) =>
    join(directory, name),
  );
}

/** A mapping file as a source that diagnostics and origins name by its path in the package. */
export function sourceOfFile(path: string): Source {
  return { path: relative(root, path), text: readFileSync(path, 'utf8') };
}

/**
 * All files of a target as one mapping. `tables.yml` comes first, since the others name its tables, and hides what is
 * wrong with them while it is wrong itself.
 */
export function readTarget(
  target: string,
  schemas: (target: string) => SchemaCatalog,
  diagnostics: Diagnostics,
): Mapping {
  let merged: Mapping = { target, settings: {}, tables: {}, logsources: [], fieldSets: {} };
  for (const path of yamlFiles(target)) {
    const part = decodeMapping(sourceOfFile(path), schemas(target), diagnostics, () => merged);
    if (part !== undefined) {
      merged = { ...mergeMappings(merged, part), logsources: [...merged.logsources, ...part.logsources] };
    } else if (basename(path) === 'tables.yml') break;
  }
  return merged;
}

/** A preset as a mapping. It may name field sets of the targets, and can stand alone. */
export function readPreset(
  path: string,
  mappings: ReadonlyMap<string, Mapping>,
  schemas: (target: string) => SchemaCatalog,
  diagnostics: Diagnostics,
): Mapping {
  const source = sourceOfFile(path);
  const target = /^target: (\w+)$/m.exec(source.text)?.[1] ?? '';
  const preset = decodeMapping(source, schemas(target), diagnostics, (base) => mappings.get(base));
  return preset ?? { target, settings: {}, tables: {}, logsources: [], fieldSets: {} };
}

/** The folders of `mappings` that hold a target each, in alphabetical order. */
export function targetNames(): readonly string[] {
  const folders = readdirSync(join(root, 'mappings'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return folders
    .map((entry) => entry.name)
    .filter((name) => name !== 'presets')
    .sort();
}

/** How options name the preset of a file. */
export function presetName(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/\.yml$/, '');
}
