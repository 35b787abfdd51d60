import { expect, it } from 'vitest';
import { lowerPiece } from '../../conformance/harness.ts';

it.each([
  ["F|expand: '%a%'", 'F ~ "%a%"'],
  ["F|contains|expand: 'x%a%y*'", 'F ~ "*x%a%y*"'],
  ["F|windash|expand: '-%a%'", 'F any [~ "-%a%", ~ "/%a%", ~ "–%a%", ~ "—%a%", ~ "―%a%"]'],
])('%s keeps its placeholder', (piece, meaning) => {
  expect(lowerPiece(piece, { placeholders: 'keep' })).toMatchObject({ meaning, codes: [] });
});

it.each(["F|expand|cidr: '%a%'", "F|expand|base64: '%a%'"])('%s needs to know its text', (piece) => {
  expect(lowerPiece(piece, { placeholders: 'keep' }).codes).toEqual(['placeholder-unresolved']);
});
