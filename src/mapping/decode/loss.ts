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
  'digits',
  'any-character',
]);

const textInside = object('a condition', { contains: required(text) });

const insideText = object('a condition', { within: required(text) });

const dataOfRegistry = object('a condition', {
  registryData: required(oneOf(['number', 'empty', 'uncertain'])),
});

const when: Reader<Loss['when']> = (node, diagnostics) => {
  if (node.kind !== 'map') return word(node, diagnostics);
  const keys = node.entries.map(({ key }) => key.text);
  if (keys.includes('registryData')) return dataOfRegistry(node, diagnostics);
  return (keys.includes('within') ? insideText : textInside)(node, diagnostics);
};

/** What a test loses, when, and in which direction. */
export const lossReader: Reader<Loss> = object('a loss', {
  effect: required(oneOf(['wider', 'narrower', 'different'])),
  when: withDefault<Loss['when']>(when, 'always'),
  note: required(text),
});
