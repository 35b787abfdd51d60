import fc from 'fast-check';
import { hostileTexts } from './markup.ts';

/** Pieces that mean something in Markdown, HTML, workflow commands or URIs, alone or side by side. */
const pieces = [
  ...'`*_{}[]()<>#+-.!|~$^&:;=@%"\'\\/\t\n\r ',
  ...['\u202e', '\u200b', '\u2066', '\ud800', '\u0000', '\u001b', '😀', 'é'],
  ...[
    'a',
    'B',
    '0',
    '1.',
    'www.',
    'http://',
    '&lt;',
    '&#60;',
    '::',
    '```',
    '    ',
    '\n\n',
    '-->',
    '<!--',
    '<b>',
    '</',
  ],
  ...hostileTexts,
];

/** Any text, mostly one that tries to be more than text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
