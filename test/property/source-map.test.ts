import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createConverter, type ConverterOptions } from '../../src/index.ts';
import { yamlFiles } from '../support/files.ts';
import { mapFaults } from '../support/source-map.ts';

const ways: readonly Partial<ConverterOptions>[] = (['pretty', 'compact'] as const).flatMap((style) =>
  [false, true].map((optimize) => ({ style, optimize, sourceMap: true })),
);

/** Values that share a column, imply one another, repeat one another or need more than one test. */
const value = fc.constantFrom(
  'a',
  'A',
  'ab',
  '*ab',
  'a*',
  '*a*',
  '*tool.exe*',
  '*one two*',
  'x?y*z',
  '',
  'ß',
  '\\\\host',
  '"',
  '//',
);

const fields = fc.constantFrom(
  'Image',
  'CommandLine',
  'ParentImage',
  'Image|endswith',
  'CommandLine|contains',
  'CommandLine|contains|all',
  'CommandLine|re',
  'OriginalFileName',
  'User',
  'Image|cased',
  'ProcessId',
  'Image|fieldref',
);

const item = fc.tuple(fields, fc.array(value, { minLength: 1, maxLength: 6 })).map(([field, values]) => {
  if (field === 'ProcessId') return [field, values.map((_, index) => index % 3)] as const;
  if (field === 'Image|fieldref') return [field, 'ParentImage'] as const;
  const texts = field.endsWith('|re') ? values.map((text) => text.replace(/[^a-z]/g, '') || '^$') : values;
  return [field, texts.length === 1 && !field.endsWith('all') ? texts[0] : texts] as const;
});

type Item = readonly [field: string, value: unknown];

const mapOf = (items: readonly Item[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries<unknown>(items);

const selection = fc.oneof(
  fc.array(item, { minLength: 1, maxLength: 3 }).map(mapOf),
  fc.array(
    item.map((one) => mapOf([one])),
    { minLength: 1, maxLength: 4 },
  ),
);

const condition = fc.constantFrom(
  's1',
  '1 of s*',
  'all of s*',
  's1 and not s2',
  's1 or (s2 and s3)',
  'not 1 of s*',
  's1 and (s2 or not s3)',
  '(s1 or s2) or (s1 or s3)',
  's1 and (s2 and s3)',
  'not (s1 or s2) and s1',
);

const rule = fc.tuple(selection, selection, selection, condition).map(([s1, s2, s3, expression]) =>
  JSON.stringify(
    {
      title: 'A rule',
      logsource: { product: 'windows', category: 'process_creation' },
      detection: { s1, s2, s3, condition: expression },
    },
    null,
    1,
  ),
);

describe.each(ways)('the source map with $style, optimized: $optimize', (options) => {
  test.each(['asim', 'native', 'xdr'])('random rules on %s', async (target) => {
    const { converter } = await createConverter({ ...options, targets: [target] });
    let converted = 0;
    fc.assert(
      fc.property(rule, (text) => {
        for (const result of converter?.convert({ path: 'rule.yml', text }) ?? []) {
          if (result.queries.length === 0) continue;
          converted += 1;
          expect(mapFaults(result, true)).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
    expect(converted).toBeGreaterThan(75);
  });

  test('sample rules and correlations', async () => {
    const { converter } = await createConverter(options);
    const folders = ['rules', 'test/golden'].map((name) => join(import.meta.dirname, '../..', name));
    const results = folders
      .flatMap(yamlFiles)
      .flatMap((path) => converter?.convert({ path, text: readFileSync(path, 'utf8') }) ?? [])
      .filter(({ queries }) => queries.length > 0);
    expect(results.length).toBeGreaterThan(15);
    expect(
      results.flatMap((result) => mapFaults(result, true).map((fault) => `${result.path}: ${fault}`)),
    ).toEqual([]);
  });
});
