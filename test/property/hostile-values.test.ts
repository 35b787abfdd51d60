import { describe, expect, test } from 'vitest';
import { createConverter } from '../../src/index.ts';
import { printable } from '../../src/diagnostics/index.ts';
import { kusto, literals } from '../support/kusto.ts';
import { hostileTexts, shapeOf } from './hostile.ts';

const { converter } = await createConverter({ targets: ['asim'] });

describe('what a rule holds never changes the structure of a query', () => {
  test('values', () => {
    const plain = tree(rule({ value: 'plain' }));
    for (const value of hostileTexts) {
      const query = convert(rule({ value }));
      expect(shapeOf(query)).toBe(plain);
      expect(literals(query)).toContain(value.replaceAll('\\\\', '\\'));
    }
  });

  test('titles, ids, authors, names of search identifiers and paths', () => {
    const plain = tree(rule({}));
    for (const text of hostileTexts) {
      const identifier = text.replace(/\s/g, '_');
      const [result] = converter?.convert({ path: text, text: rule({ title: text, identifier }) }) ?? [];
      expect(result?.queries).toHaveLength(1);
      expect(shapeOf(result?.text ?? '')).toBe(plain);
      // What a reader sees is what is there: nothing invisible is left, and no order is reversed.
      for (const line of result?.text.split('\n') ?? []) expect(line).toBe(printable(line));
    }
  });

  test('field names: they are columns of the mapping or refused', () => {
    for (const field of hostileTexts) {
      const [result] = converter?.convert({ path: 'rule.yml', text: rule({ field: `x${field}` }) }) ?? [];
      expect(result?.queries).toEqual([]);
      expect(result?.diagnostics.length).toBeGreaterThan(0);
    }
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
    id: title,
    name: title,
    status: title,
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
