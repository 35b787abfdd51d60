/**
 * Compiles the YAML mappings, the schema files and the templates into modules under `backends/kql/generated`, so that
 * a run of the tool reads no YAML and no file that it does not need:
 *
 *     npm run generate
 *
 * Output depends on the inputs alone. If a mapping is wrong, every finding is shown and nothing is written. See
 * docs/decisions/0005-generated-modules.md.
 */
import { codeFrame, Diagnostics, positionAt, type Diagnostic } from '../src/diagnostics/index.ts';
import {
  presetName,
  readPreset,
  readSchemas,
  readTarget,
  targetNames,
  yamlFiles,
} from './generate/mapping-files.ts';
import { writeModules } from './generate/modules.ts';

const diagnostics = new Diagnostics();
const schemas = readSchemas();
const mappings = new Map(targetNames().map((target) => [target, readTarget(target, schemas, diagnostics)]));
// Presets name tables and field sets of the targets.
const presetFiles = diagnostics.hasErrors() ? [] : yamlFiles('presets');
const presets = new Map(
  presetFiles.map((path) => [presetName(path), readPreset(path, mappings, schemas, diagnostics)]),
);
if (diagnostics.hasErrors()) {
  console.error(diagnostics.list.map(describe).join('\n\n'));
  process.exitCode = 1;
} else {
  const schemaFiles = writeModules(mappings, presets);
  // What was seen, so that a run on nothing can be told from a success.
  const all = [...mappings.values(), ...presets.values()];
  const files = targetNames().flatMap(yamlFiles).length + presets.size;
  const logsources = all.flatMap((mapping) => mapping.logsources).length;
  const fields = all.flatMap(({ fieldSets }) => Object.values(fieldSets).flatMap(Object.keys)).length;
  console.log(
    `${files} mapping files, ${logsources} log sources, ${fields} fields, ${schemaFiles} schema files.`,
  );
}

function describe({ span, code, message, help }: Diagnostic): string {
  const { line, column } = positionAt(span.source, span.start);
  return `${span.source.path}:${line}:${column} ${code}: ${message}\n${codeFrame(span)}\n${help ?? ''}`;
}
