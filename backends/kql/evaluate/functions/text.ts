import { constant, type Typed } from '../model.ts';
import { textOf } from '../operators/text-tests.ts';
import { hasTerm } from '../operators/terms.ts';
import { dynamicText, foldAscii } from '../values/text.ts';
import { isArray, type Value } from '../values/value.ts';
import { pure, type FunctionTable } from './row.ts';

/** Functions of text without patterns. Lengths and positions count Unicode characters, as in KQL. */
export const textFunctions: FunctionTable = {
  strlen: pure('strlen-function', 'string', 'long', (text: string) => [...text].length),
  string_size: pure(
    'string-size-function',
    'string',
    'long',
    (text: string) => new TextEncoder().encode(text).length,
  ),
  tolower: pure('tolower-function', 'string', 'string', (text: string) => text.toLowerCase()),
  toupper: pure('toupper-function', 'string', 'string', (text: string) => text.toUpperCase()),
  reverse: pure('reverse-function', 'any', 'string', (text: Value) =>
    [...dynamicText(text)].reverse().join(''),
  ),
  substring: pure('substring-function', 'string, long, long?', 'string', substring),
  strcat: {
    page: 'strcat-function',
    minimum: 1,
    maximum: 64,
    compile: (args) => joined(args, constant('', 'string')),
  },
  strcat_delim: {
    page: 'strcat-delim-function',
    minimum: 2,
    maximum: 64,
    compile: ([delimiter, ...args]) => joined(args, delimiter as Typed),
  },
  strcat_array: pure(
    'strcat-array-function',
    'dynamic, string',
    'string',
    (array: Value, delimiter: string) =>
      Array.isArray(array) ? array.map(dynamicText).join(delimiter) : dynamicText(array),
  ),
  strrep: pure(
    'strrep-function',
    'any, long, string?',
    'string',
    (text: Value, count: number, delimiter = '') =>
      Array.from({ length: Math.min(count, 1024) }, () => dynamicText(text)).join(delimiter),
  ),
  strcmp: pure('strcmp-function', 'string, string', 'long', (a: string, b: string) =>
    a < b ? -1 : a > b ? 1 : 0,
  ),
  split: pure(
    'split-function',
    'string, string, long?',
    'dynamic',
    (text: string, delimiter: string, at?: number) => {
      const parts = delimiter === '' ? [text] : text.split(delimiter);
      return at === undefined ? parts : parts[at] === undefined ? null : [parts[at]];
    },
  ),
  indexof: pure('indexof-function', 'string, string, long?, long?, long?', 'long', indexOf),
  replace_string: pure('replace-string-function', 'string, string, string', 'string', replaceString),
  replace_strings: pure('replace-strings-function', 'string, dynamic, dynamic', 'string', replaceStrings),
  translate: pure('translate-function', 'string, string, string', 'string', translate),
  has_any_index: pure(
    'has-any-index-function',
    'string, dynamic',
    'long',
    (text: string, values: readonly Value[]) =>
      values.findIndex((value) => hasTerm(foldAscii(text), foldAscii(dynamicText(value)))),
  ),
  isascii: pure('isascii-function', 'string', 'bool', (text: string) => !/[^\u0000-\u007f]/.test(text)),
};

function substring(text: string, start: number, length?: number): string {
  const characters = /[\ud800-\udfff]/.test(text) ? [...text] : text;
  const from = start < 0 ? Math.max(0, characters.length + start) : start;
  if (length !== undefined && length < 0) return '';
  const part = characters.slice(from, length === undefined ? undefined : from + length);
  return typeof part === 'string' ? part : part.join('');
}

function joined(args: readonly Typed[], delimiter: Typed): Typed {
  const texts = args.map(textOf);
  const between = textOf(delimiter);
  return {
    type: 'string',
    constant: args.every((arg) => arg.constant) && delimiter.constant,
    get: (row, run) => texts.map((text) => text(row, run)).join(between(row, run)),
  };
}

function indexOf(text: string, needle: string, start = 0, length = -1, occurrence = 1): number {
  const from = start < 0 ? Math.max(0, text.length + start) : start;
  const end = length < 0 ? text.length : Math.min(text.length, from + length);
  let at = from - 1;
  for (let found = 0; found < occurrence; found++) {
    at = text.indexOf(needle, at + 1);
    if (at === -1 || at + needle.length > end) return -1;
  }
  return at;
}

function replaceString(text: string, needle: string, replacement: string): string {
  return needle === '' ? text : text.split(needle).join(replacement);
}

function replaceStrings(text: string, needles: readonly Value[], replacements: Value): string {
  return needles.reduce<string>((result, needle, index) => {
    const replacement = isArray(replacements) ? replacements[index] : replacements;
    return replaceString(result, dynamicText(needle), dynamicText(replacement ?? ''));
  }, text);
}

function translate(search: string, replacement: string, text: string): string {
  const from = [...search];
  const to = [...replacement];
  return [...text]
    .map((character) => {
      const index = from.indexOf(character);
      return index === -1 ? character : to.length === 0 ? '' : (to[index] ?? to.at(-1) ?? '');
    })
    .join('');
}
