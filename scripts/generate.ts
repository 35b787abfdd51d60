import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { CompactAsim, CompactTables } from '../backends/kql/schemas/compact.ts';
import { decodeAsim, decodeTables } from '../backends/kql/schemas/decode.ts';
import {
  codeFrame,
  Diagnostics,
  positionAt,
  type Diagnostic,
  type Source,
} from '../src/diagnostics/index.ts';
import { decodeMapping } from '../src/mapping/decode.ts';
import { mergeMappings } from '../src/mapping/merge.ts';
import type { Mapping } from '../src/mapping/model.ts';
import { type SchemaCatalog } from '../src/schema/index.ts';
import { compactMapping } from './compact-mapping.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = join(root, 'backends/kql/generated');
const templates = join(root, 'backends/kql/templates');
const schemaNames = ['asim', 'loganalytics', 'xdr'] as const;

/** What `generate` saw, so that callers can tell a run on nothing from a success. */
export interface GenerateSummary {
  readonly files: number;
  readonly logsources: number;
  readonly fields: number;
  readonly schemas: number;
}

/**
 * Compiles the YAML mappings and the schema files into modules under `backends/kql/generated`, so that
 * a run of the tool reads no YAML and no file that it does not need. Output depends on the inputs alone.
 * Throws an error that shows every finding if a mapping is wrong; then nothing is written.
 */
export function generate(): GenerateSummary {
  const diagnostics = new Diagnostics();
  const schemas = readSchemas();
  const targets = targetNames().map((target) => [target, readTarget(target, schemas, diagnostics)] as const);
  const mappings = new Map(targets);
  const presets = yamlFiles('presets').map(
    (path) => [path, readPreset(path, mappings, schemas, diagnostics)] as const,
  );
  if (diagnostics.hasErrors()) throw new Error(diagnostics.list.map(describe).join('\n\n'));
  writeModules(mappings, new Map(presets.map(([path, preset]) => [presetName(path), preset])));
  const all = [...mappings.values(), ...presets.map(([, preset]) => preset)];
  return {
    files: targetNames().flatMap(yamlFiles).length + presets.length,
    logsources: sum(all.map((mapping) => mapping.logsources.length)),
    fields: sum(
      all.flatMap((mapping) => Object.values(mapping.fieldSets).map((set) => Object.keys(set).length)),
    ),
    schemas: schemaNames.length,
  };
}

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

/** All files of a target as one mapping. `tables.yml` comes first: the others may name its tables. */
export function readTarget(
  target: string,
  schemas: (target: string) => SchemaCatalog,
  diagnostics: Diagnostics,
): Mapping {
  let merged: Mapping = { target, settings: {}, tables: {}, logsources: [], fieldSets: {} };
  for (const path of yamlFiles(target)) {
    const part = decodeMapping(sourceOfFile(path), schemas(target), diagnostics, () => merged);
    if (part)
      merged = { ...mergeMappings(merged, part), logsources: [...merged.logsources, ...part.logsources] };
  }
  return merged;
}

function readPreset(
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

function targetNames(): readonly string[] {
  const folders = readdirSync(join(root, 'mappings'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return folders
    .map((entry) => entry.name)
    .filter((name) => name !== 'presets')
    .sort();
}

function presetName(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/\.yml$/, '');
}

function writeModules(mappings: ReadonlyMap<string, Mapping>, presets: ReadonlyMap<string, Mapping>): void {
  const written: string[] = [];
  const write = (path: string, text: string): void => {
    writeIfChanged(join(output, path), `// Generated by scripts/generate.ts. Do not edit.\n${text}`);
    written.push(path);
  };
  for (const [folder, group] of [
    ['mappings', mappings],
    ['presets', presets],
  ] as const) {
    for (const [name, mapping] of group) {
      const type = `import type { CompactMapping } from '../../mappings/compact.ts';\n\n`;
      write(
        `${folder}/${name}.ts`,
        `${type}export const mapping: CompactMapping = ${mappingText(mapping)};\n`,
      );
    }
  }
  for (const name of schemaNames) {
    const kind = name === 'asim' ? 'CompactAsim' : 'CompactTables';
    const text = JSON.stringify(
      JSON.parse(readFileSync(join(root, 'backends/kql/schemas', `${name}.json`), 'utf8')),
    );
    const type = `import type { ${kind} } from '../../schemas/compact.ts';\n\n`;
    write(`schemas/${name}.ts`, `${type}export const schema: ${kind} = ${parsed(text)};\n`);
  }
  for (const name of templateNames()) write(`templates/${name}.ts`, templateModule(name));
  write('index.ts', indexModule([...mappings.keys()], [...presets.keys()]));
  for (const path of readdirSync(output, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.ts') && !written.includes(path.replaceAll('\\', '/'))) rmSync(join(output, path));
  }
}

function templateNames(): readonly string[] {
  return readdirSync(templates)
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => name.replace(/\.hbs$/, ''))
    .sort();
}

/** A template as code, so that the tool needs no compiler. Options are those under which it is rendered. */
function templateModule(name: string): string {
  const text = readFileSync(join(templates, `${name}.hbs`), 'utf8');
  const options = { strict: true, noEscape: true, knownHelpersOnly: true };
  return `// @ts-nocheck
import type { TemplateSpecification } from '../../../../src/render/template.ts';

export const template: TemplateSpecification = ${Handlebars.precompile(text, options) as string};\n`;
}

/** A mapping as code. What is inside of a function costs little until somebody calls it. */
function mappingText(mapping: Mapping): string {
  const { fieldSets, ...rest } = compactMapping(mapping);
  const sets = Object.entries(fieldSets).map(
    ([name, fields]) => `    [${JSON.stringify(name)}]: () => ${parsed(JSON.stringify(fields()))},\n`,
  );
  return `{\n  ...${parsed(JSON.stringify(rest))},\n  fieldSets: {\n${sets.join('')}  },\n}`;
}

/** JSON inside a string is parsed faster than the same object literal; single quotes spare most escapes. */
function parsed(json: string): string {
  return `JSON.parse(\n  '${json.replaceAll(/[\\']/g, String.raw`\$&`)}',\n)`;
}

function indexModule(targets: readonly string[], presets: readonly string[]): string {
  const loaders = (folder: string, names: readonly string[]): string =>
    names
      .map(
        (name) =>
          `  '${name}': async () => expandMapping((await import('./${folder}/${name}.ts')).mapping),\n`,
      )
      .join('');
  return `import type { Mapping } from '../../../src/mapping/model.ts';
import type { SchemaCatalog } from '../../../src/schema/index.ts';
import { expandMapping } from '../mappings/compact.ts';
import { decodeAsim, decodeTables } from '../schemas/decode.ts';

const mappings: Readonly<Record<string, () => Promise<Mapping>>> = {
${loaders('mappings', targets)}};

const presets: Readonly<Record<string, () => Promise<Mapping>>> = {
${loaders('presets', presets)}};

/** The built-in targets. */
export const targetNames: readonly string[] = Object.keys(mappings);

/** The presets that ship with the product. */
export const presetNames: readonly string[] = Object.keys(presets);

/** The built-in mapping of a target; \`undefined\` if there is none. */
export async function loadMapping(target: string): Promise<Mapping | undefined> {
  return Object.hasOwn(mappings, target) ? mappings[target]?.() : undefined;
}

/** A preset by name; \`undefined\` if there is none. */
export async function loadPreset(name: string): Promise<Mapping | undefined> {
  return Object.hasOwn(presets, name) ? presets[name]?.() : undefined;
}

/** The tables and parsers of one schema file. */
export async function loadSchema(name: 'asim' | 'loganalytics' | 'xdr'): Promise<SchemaCatalog> {
  switch (name) {
    case 'asim':
      return decodeAsim((await import('./schemas/asim.ts')).schema);
    case 'loganalytics':
      return decodeTables((await import('./schemas/loganalytics.ts')).schema);
    case 'xdr':
      return decodeTables((await import('./schemas/xdr.ts')).schema);
  }
}
`;
}

/** Leaves files alone that are up to date, so that a run does not disturb whoever is reading them. */
function writeIfChanged(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function describe({ span, code, message, help }: Diagnostic): string {
  const { line, column } = positionAt(span.source, span.start);
  return `${span.source.path}:${line}:${column} ${code}: ${message}\n${codeFrame(span)}\n${help ?? ''}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { files, logsources, fields, schemas } = generate();
    console.log(
      `${files} mapping files, ${logsources} log sources, ${fields} fields, ${schemas} schema files.`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
