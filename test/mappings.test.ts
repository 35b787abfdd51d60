import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSchemas, readTarget, yamlFiles } from '../scripts/generate/mapping-files.ts';
import { Diagnostics, type Span } from '../src/diagnostics/index.ts';
import type { Logsource } from '../src/ir/index.ts';
import type { LogsourcePattern } from '../src/mapping/model.ts';
import { resolveLogsource } from '../src/mapping/resolve.ts';
import { brokenMappings } from './unit/mapping/broken-mappings.ts';

const schema: unknown = JSON.parse(
  readFileSync(new URL('../mappings/mapping.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTuples: false }).compile(
  schema as object,
);
const targets = ['asim', 'native', 'xdr'];
const files = [...targets, 'presets'].flatMap(yamlFiles);

describe('the mapping files that ship', () => {
  it('are at least the files that were there when this was written', () => {
    expect(files.length).toBeGreaterThanOrEqual(26);
  });

  it.each(files)('%s follows the JSON Schema', (file) => {
    validate(parse(readFileSync(file, 'utf8')));
    expect(validate.errors).toBeNull();
  });

  it.each(targets)('%s decodes without a finding', (target) => {
    const diagnostics = new Diagnostics();
    readTarget(target, readSchemas(), diagnostics);
    expect(diagnostics.list).toEqual([]);
  });

  it.each(targets)('%s has no log source that an earlier one hides', (target) => {
    const mapping = readTarget(target, readSchemas(), new Diagnostics());
    expect(mapping.logsources.length).toBeGreaterThan(20);
    const hidden = mapping.logsources.filter((entry) =>
      logsourcesOf(entry.match).every(
        (logsource) =>
          resolveLogsource(mapping, logsource, entry.eventIds && new Set(entry.eventIds)) !== entry,
      ),
    );
    expect(hidden.map(({ place }) => `${place.path}:${place.line}`)).toEqual([]);
  });

  it('let a log source come from some of the tables that its parser reads', () => {
    const mapping = readTarget('asim', readSchemas(), new Diagnostics());
    const limited = mapping.logsources.filter(({ sources }) => sources !== undefined);
    expect(limited.length).toBeGreaterThan(15);
    const strangers = limited.flatMap(({ table, sources = [] }) =>
      sources.filter((source) => mapping.tables[table]?.sources?.includes(source) !== true),
    );
    expect(strangers).toEqual([]);
  });

  // `"port": 22` is in `"port": 2222` as well.
  it('name what fields lose that are looked for among other text without what comes behind them', () => {
    const open = targets.flatMap((target) => {
      const { fieldSets } = readTarget(target, readSchemas(), new Diagnostics());
      const fields = Object.values(fieldSets).flatMap((set) => Object.values(set));
      return fields.filter(({ rewrites }) => {
        const kinds = rewrites.map(({ kind }) => kind);
        return kinds.includes('anywhere') && kinds.includes('prefix') && !kinds.includes('suffix');
      });
    });
    expect(open.length).toBeGreaterThan(20);
    const silent = open.filter(({ losses }) => losses.every(({ effect }) => effect === 'narrower'));
    expect(silent.map(({ name, place }) => `${place.path}:${place.line} ${name}`)).toEqual([]);
  });

  it.each(targets)('%s uses every field set', (target) => {
    const mapping = readTarget(target, readSchemas(), new Diagnostics());
    const used = new Set(mapping.logsources.flatMap((entry) => entry.fields));
    expect(Object.keys(mapping.fieldSets).filter((name) => !used.has(name))).toEqual([]);
  });
});

/** Every combination of names that a pattern accepts; `*` stands for a name that no other entry has. */
function logsourcesOf(match: LogsourcePattern): readonly Logsource[] {
  const span: Span = { source: { path: '', text: '' }, start: 0, end: 0 };
  let found: readonly Logsource[] = [{ span }];
  for (const attribute of ['category', 'product', 'service'] as const) {
    const names = (match[attribute] ?? []).map((name) => (name === '*' ? 'anything' : name));
    if (names.length > 0)
      found = names.flatMap((name) => found.map((logsource) => ({ ...logsource, [attribute]: name })));
  }
  return found;
}

describe('the JSON Schema', () => {
  it.each(brokenMappings)('agrees with the decoder about $what', ({ text, schemaSees }) => {
    expect(validate(parse(text))).toBe(!schemaSees);
  });
});
