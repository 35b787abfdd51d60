import type { Loss } from '../model.ts';
import { object, oneOf, required, text, withDefault, type Reader } from './reader.ts';

/** What a test loses, when, and in which direction. */
export const lossReader: Reader<Loss> = object('a loss', {
  effect: required(oneOf(['wider', 'narrower', 'different'])),
  when: withDefault(oneOf(['always', 'folder', 'equality']), 'always'),
  note: required(text),
});
