import { describe, expect, it } from 'vitest';
import { lowerPiece } from './harness.ts';
import { modifiers } from './modifiers.ts';
import { contents, placeholders } from './placeholders.ts';
import { regexes } from './regexes.ts';
import { selections } from './selections.ts';
import { specificationUrl } from './sentence.ts';
import { strings } from './strings.ts';

const sentences = [...strings, ...selections, ...modifiers, ...regexes, ...placeholders];

for (const { section, demands, cases } of sentences) {
  describe(`${demands} (${specificationUrl(section)})`, () => {
    it.each(cases.map(([piece, meaning]) => ({ piece, meaning })))('$piece', ({ piece, meaning }) => {
      const outcome = lowerPiece(piece, { placeholders: (name) => contents.get(name) });
      expect({ ...outcome, codes: [...new Set(outcome.codes)] }).toMatchObject(
        typeof meaning === 'string' ? { meaning, codes: [] } : { codes: [meaning.code] },
      );
    });
  });
}

describe('the conformance table', () => {
  it('holds several hundred cases', () => {
    expect(sentences.flatMap((sentence) => sentence.cases).length).toBeGreaterThan(400);
  });
});
