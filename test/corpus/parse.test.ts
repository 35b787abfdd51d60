import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpus, yamlFiles } from '../support/files.ts';
import { parseText } from '../support/parsing.ts';

const shared = join(import.meta.dirname, '../../../shared');

function parseAll(paths: readonly string[]): {
  readonly kinds: readonly string[];
  readonly findings: readonly string[];
} {
  const parsed = paths.map((path) => parseText(readFileSync(path, 'utf8')));
  return {
    kinds: parsed.flatMap(({ documents }) => documents.map(({ kind }) => kind)),
    findings: parsed.flatMap(({ findings }) => findings.map((finding) => finding.split(' ')[0] ?? '')),
  };
}

describe.skipIf(!corpus.isPresent)(`parsing what others wrote (${corpus.needed})`, () => {
  test('every public rule, without a finding', () => {
    const paths = corpus.folders.flatMap(yamlFiles);
    const { kinds, findings } = parseAll(paths);
    expect(paths).toHaveLength(2500);
    expect(kinds).toHaveLength(2500);
    expect(findings).toEqual([]);
  });

  test('YAML beside the rules is told from them', () => {
    const { kinds, findings } = parseAll(yamlFiles(join(shared, 'corpus/regression_data')));
    expect(kinds).toEqual([]);
    expect(findings).toHaveLength(138);
    expect(new Set(findings)).toEqual(new Set(['document-not-sigma']));
  });

  test('the examples of the specification, without a finding', () => {
    const paths = yamlFiles(join(shared, 'spec/examples'));
    const { kinds, findings } = parseAll(paths);
    expect(paths).toHaveLength(12);
    expect(kinds.toSorted()).toEqual([
      ...Array<string>(8).fill('correlation'),
      ...Array<string>(2).fill('detection'),
      ...Array<string>(2).fill('filter'),
    ]);
    expect(findings).toEqual([]);
  });
});
