import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createConverter } from '../../src/index.ts';
import { kusto, literals, shape } from '../support/kusto.ts';

const { converter } = await createConverter({ targets: ['asim'] });

/** Text that means something to KQL, YAML, Sigma, a terminal or an editor; wildcards have tests of their own. */
const nasty = [
  '"',
  "'",
  '\\x',
  '\n',
  '\r\n',
  '\0',
  '|',
  '//',
  ';',
  '`',
  ')',
  '(',
  ']',
  '[',
  '{{',
  '}}',
  '“',
  '”',
  '\u2028',
  '\u202e',
  '😀',
  '\ud800',
  ' ',
  'a',
  '@"',
  '| take 1',
  'h"',
];
const hostile = fc
  .string({ unit: fc.constantFrom(...nasty), minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== '');

const runs = 1500;

describe('what a rule holds never changes the structure of a query', () => {
  test('values', () => {
    const plain = tree(rule({ value: 'plain' }));
    fc.assert(
      fc.property(hostile, (value) => {
        const query = convert(rule({ value }));
        expect(shapeOf(query)).toBe(plain);
        expect(literals(query)).toContain(value.replaceAll('\\\\', '\\'));
      }),
      { numRuns: runs },
    );
  });

  test('titles, ids, authors, names of search identifiers and paths', () => {
    const plain = tree(rule({}));
    fc.assert(
      fc.property(hostile, hostile, (text, name) => {
        const identifier = name.replace(/\s/g, '_');
        const [result] = converter?.convert({ path: text, text: rule({ title: text, identifier }) }) ?? [];
        expect(result?.queries).toHaveLength(1);
        expect(shapeOf(result?.text ?? '')).toBe(plain);
      }),
      { numRuns: runs },
    );
  });

  test('field names: they are columns of the mapping or refused', () => {
    fc.assert(
      fc.property(hostile, (field) => {
        const [result] = converter?.convert({ path: 'rule.yml', text: rule({ field: `x${field}` }) }) ?? [];
        expect(result?.queries).toEqual([]);
        expect(result?.diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: runs },
    );
  });

  test('a value of a megabyte', () => {
    const value = '"|//'.repeat(250_000);
    const query = convert(rule({ value }));
    expect(kusto.parse(query).diagnostics).toEqual([]);
    expect(literals(query)).toContain(value);
  });
});

function rule({
  value = 'plain',
  title = 'A rule',
  field = 'CommandLine',
  identifier = 'selection',
}: {
  readonly value?: string;
  readonly title?: string;
  readonly field?: string;
  readonly identifier?: string;
}): string {
  return JSON.stringify({
    title,
    author: title,
    level: title,
    logsource: { category: 'process_creation', product: 'windows' },
    detection: { [identifier]: { [field]: value }, condition: '1 of *' },
  });
}

function convert(text: string): string {
  const [result] = converter?.convert({ path: 'rule.yml', text }) ?? [];
  expect(result?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return result?.queries[0]?.kql ?? '';
}

function tree(text: string): string {
  return shapeOf(convert(text));
}

/** The shape of a query with every string literal but those of the mapping left out. */
function shapeOf(query: string): string {
  return shape(query).replace(/"(?:[^"\\]|\\.)*"/g, '""');
}
