import fc from 'fast-check';
import { hostileTexts } from './markup.ts';

/** Pieces that mean something in Markdown, HTML, workflow commands or URIs, alone or side by side. */
const signs = '`*_{}[]()<>#+-.!|~$^&:;=@%"\'\\/\t\n\r ';
const unseen = ['\u202e', '\u200b', '\u2066', '\ud800', '\u0000', '\u001b'];
const words = [
  'a',
  'B',
  '0',
  '1.',
  '😀',
  'é',
  'www.',
  'http://',
  '&lt;',
  '&#60;',
  '<b>',
  '</',
  '-->',
  '<!--',
];
const runs = ['::', '```', '    ', '\n\n'];
const pieces = [...signs, ...unseen, ...words, ...runs, ...hostileTexts];

/** Any text, mostly one that tries to be more than text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
