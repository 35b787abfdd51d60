import type { Loss } from '../model.ts';
import { object, oneOf, required, text, withDefault, type Reader } from './reader.ts';

const word = oneOf([
  'always',
  'value',
  'folder',
  'path',
  'equality',
  'anchored',
  'open-start',
  'closed-end',
  'within-path',
  'file-like-folder',
  'number',
  'any-character',
]);

const textInside = object('a condition', { contains: required(text) });

const insideText = object('a condition', { within: required(text) });

const when: Reader<Loss['when']> = (node, diagnostics) => {
  if (node.kind !== 'map') return word(node, diagnostics);
  const isWithin = node.entries.some(({ key }) => key.text === 'within');
  return (isWithin ? insideText : textInside)(node, diagnostics);
};

/** What a test loses, when, and in which direction. */
export const lossReader: Reader<Loss> = object('a loss', {
  effect: required(oneOf(['wider', 'narrower', 'different'])),
  when: withDefault<Loss['when']>(when, 'always'),
  note: required(text),
});
