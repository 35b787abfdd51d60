import fc from 'fast-check';
import { shape } from '../support/kusto.ts';

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
  '\u200b',
  '\u202e',
  '😀',
  '\ud800',
  ' ',
  'a',
  '@"',
  '| take 1',
  'h"',
];

/** Every text of one or two pieces. */
const shortTexts = [...nasty, ...nasty.flatMap((first) => nasty.map((second) => first + second))];

const longTexts = fc.sample(fc.string({ unit: fc.constantFrom(...nasty), minLength: 3, maxLength: 12 }), {
  numRuns: 1500,
  seed: 20_261_122,
});

/** Every short text, then longer ones at random. None is blank. */
export const hostileTexts: readonly string[] = [...shortTexts, ...longTexts].filter(
  (text) => text.trim() !== '',
);

/** The shape of a query with every string literal but those of the mapping left out. */
export function shapeOf(query: string): string {
  return shape(query).replace(/"(?:[^"\\]|\\.)*"/g, '""');
}
