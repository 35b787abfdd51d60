import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modifiers } from '../../../src/lower/modifiers/table.ts';
import { lowerPiece } from '../../conformance/harness.ts';

describe('whatever the rule', () => {
  const modifier = fc.constantFrom(...modifiers.keys(), '', 'nope');
  const value = fc.oneof(
    fc.string({
      unit: fc.constantFrom(
        'a',
        '\\',
        '*',
        '?',
        '%',
        '-',
        '/',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        '+',
        '|',
        '^',
        '1',
        ':',
        '.',
      ),
    }),
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
  );
  const node = fc.oneof(value, fc.array(value), fc.dictionary(fc.string(), value), fc.array(fc.array(value)));

  it('lowering ends with a meaning or an error, never with an exception', () => {
    let meant = 0;
    fc.assert(
      fc.property(fc.array(modifier, { maxLength: 4 }), node, (names, content) => {
        const piece = JSON.stringify({ [['F', ...names].join('|')]: content });
        const { meaning, codes } = lowerPiece(piece, {
          placeholders: () => ({ kind: 'values', values: ['x*', 'y'] }),
        });
        meant += meaning === undefined ? 0 : 1;
        expect(meaning !== undefined || codes.length > 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
    expect(meant).toBeGreaterThan(200);
  }, 30_000);
});

describe('a large rule', () => {
  it.each([
    [
      '100,000 values',
      `F|contains: [${Array.from({ length: 100_000 }, (_, index) => `v${index}`).join(', ')}]`,
    ],
    ['100,000 keywords', `[${Array.from({ length: 100_000 }, (_, index) => `v${index}`).join(', ')}]`],
    ['20,000 fields', Array.from({ length: 20_000 }, (_, index) => `F${index}|endswith: x`).join('\n')],
    ['a value of a million characters', `F|contains: '${'a*\\'.repeat(333_333)}'`],
    ['a million dashes', `F|windash: '${'-'.repeat(1_000_000)}'`],
    ['100,000 modifiers', `? F${'|contains'.repeat(100_000)}\n: x`],
    [
      '20,000 values with windash',
      `F|windash: [${Array.from({ length: 20_000 }, () => `'--x'`).join(', ')}]`,
    ],
    [
      'a quantifier over 5,000',
      `${Array.from({ length: 5_000 }, (_, index) => `s${index}: {F: x}`).join('\n')}\ncondition: 2500 of them`,
    ],
  ])(
    'of %s ends, and soon',
    (_, piece) => {
      const { meaning, codes } = lowerPiece(piece);
      expect(meaning !== undefined || codes.length > 0).toBe(true);
    },
    120_000,
  );
});
