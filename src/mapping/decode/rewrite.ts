import type { ValueRewrite } from '../model.ts';
import { entriesOf, oneOf, oneOrMore, required, text, type Reader } from './reader.ts';
import { byKey, variant } from './variant.ts';

const texts = oneOrMore('texts', text);

/** An empty prefix fits every value; an empty suffix keeps the value as it is beside the longer ones. */
const possiblyEmpty: Reader<string> = (node, diagnostics) =>
  node.kind === 'scalar' && node.value === '' ? '' : text(node, diagnostics);

const suffixes = oneOrMore('texts', possiblyEmpty);

/** An empty list stands for a value that the column never holds. */
const spellings: Reader<readonly string[]> = (node, diagnostics) =>
  node.kind === 'sequence' && node.items.length === 0 ? [] : texts(node, diagnostics);

const translations = entriesOf('a table of values', (_key, value, diagnostics) =>
  spellings(value, diagnostics),
);

const withParameters = byKey<ValueRewrite>('a rewrite', {
  prefix: variant({ prefix: required(possiblyEmpty), to: required(texts) }, ({ prefix, to }) => ({
    kind: 'prefix',
    from: prefix,
    to,
  })),
  replace: variant({ replace: required(text), to: required(texts) }, ({ replace, to }) => ({
    kind: 'replace',
    from: replace,
    to,
  })),
  suffix: variant({ suffix: required(suffixes) }, ({ suffix }) => ({ kind: 'suffix', to: suffix })),
  translate: variant({ translate: required(translations) }, ({ translate }) => ({
    kind: 'translate',
    values: Object.fromEntries(translate.map(([key, value]) => [key.text.toLowerCase(), value])),
  })),
});

const word = oneOf([
  'file-name',
  'or-file-name',
  'or-doubled-name',
  'registry-data',
  'hex-or-decimal',
  'anywhere',
  'member',
]);

/** How a value is turned into what the column holds: a word, or a map with parameters. */
export const rewriteReader: Reader<ValueRewrite> = (node, diagnostics) => {
  if (node.kind === 'map') return withParameters(node, diagnostics);
  const kind = word(node, diagnostics);
  return kind && { kind };
};
