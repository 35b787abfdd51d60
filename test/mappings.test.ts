import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSchemas, readTarget, yamlFiles } from '../scripts/generate.ts';
import { Diagnostics } from '../src/diagnostics/index.ts';
import { brokenMappings } from './unit/mapping/broken-mappings.ts';

const schema: unknown = JSON.parse(
  readFileSync(new URL('../mappings/mapping.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTuples: false }).compile(schema as object);
const targets = ['asim', 'native', 'xdr'];
const files = [...targets, 'presets'].flatMap(yamlFiles);

describe('the mapping files that ship', () => {
  it('are at least the files that were there when this was written', () => {
    expect(files.length).toBeGreaterThanOrEqual(6);
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
});

describe('the JSON Schema', () => {
  it.each(brokenMappings)('agrees with the decoder about $what', ({ text, schemaSees }) => {
    expect(validate(parse(text))).toBe(!schemaSees);
  });
});
