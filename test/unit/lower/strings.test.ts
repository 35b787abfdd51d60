import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { many, one, type StringPattern } from '../../../src/ir/index.ts';
import { base64, base64AtAnyOffset } from '../../../src/lower/strings/base64.ts';
import { bytesOf } from '../../../src/lower/strings/bytes.ts';
import { decodeString } from '../../../src/lower/strings/decode.ts';
import { pattern } from '../../../src/lower/strings/pattern.ts';
import { dashVariants, dashes, withDashes } from '../../../src/lower/strings/windash.ts';

describe('a Sigma string', () => {
  it('says what was written, for every pattern of up to five nasty parts', () => {
    const parts = ['\\', '*', '?', 'a', many, one];
    let seen = 0;
    for (const written of sequences(parts, 5)) {
      seen += 1;
      expect(decodeString(spell(written))).toEqual(pattern(written));
    }
    expect(seen).toBe(9331);
  });

  it('has a meaning whatever its text, in normal form', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\\', '*', '?', 'a', '%', '😀') }), (text) => {
        const decoded = decodeString(text);
        expect(decoded).toEqual(pattern(decoded));
        expect(decoded).not.toContain('');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('base64', () => {
  const bytes = fc.uint8Array({ minLength: 2, maxLength: 20 });

  it('is that of everybody else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (data) => {
        expect(base64(data)).toBe(Buffer.from(data).toString('base64'));
      }),
    );
  });

  it('at any offset finds the value wherever it stands in longer data', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 7 }),
        bytes,
        fc.uint8Array({ maxLength: 7 }),
        (before, value, after) => {
          const encoded = base64(Uint8Array.of(...before, ...value, ...after));
          const piece = base64AtAnyOffset(value)[before.length % 3] ?? '';
          expect(piece).not.toBe('');
          expect(encoded).toContain(piece);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('takes the bytes of each character set', () => {
    const text = 'aé😀';
    expect(bytesOf(text, 'utf-8')).toEqual(new Uint8Array(Buffer.from(text, 'utf8')));
    expect(bytesOf(text, 'utf-16le')).toEqual(new Uint8Array(Buffer.from(text, 'utf16le')));
    expect(bytesOf(text, 'utf-16be')).toEqual(new Uint8Array(Buffer.from(text, 'utf16le').swap16()));
    expect(bytesOf(text, 'utf-16')).toEqual(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')));
  });
});

describe('windash', () => {
  it('makes every permutation once, the original first', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ...dashes), maxLength: 4 }), (text) => {
        const variants = withDashes(pattern([text])).map((each) => each.map(String).join(''));
        expect(variants.length).toBe(dashVariants(pattern([text])));
        expect(new Set(variants).size).toBe(variants.length);
        expect(variants[0]).toBe(text);
        expect(variants.every((each) => each.replace(/[^a]/g, '-') === text.replace(/[^a]/g, '-'))).toBe(
          true,
        );
      }),
    );
  });
});

/** Every sequence of up to `length` of the items. */
function* sequences<T>(items: readonly T[], length: number): Generator<readonly T[]> {
  yield [];
  if (length === 0) return;
  for (const rest of sequences(items, length - 1)) for (const item of items) yield [item, ...rest];
}

/** Writes a pattern as the specification recommends: every special character escaped. */
function spell(parts: StringPattern): string {
  return parts
    .map((part) =>
      typeof part === 'string' ? part.replace(/[\\*?]/g, String.raw`\$&`) : part.kind === 'many' ? '*' : '?',
    )
    .join('');
}
