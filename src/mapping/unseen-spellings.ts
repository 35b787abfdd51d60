import { literalText, type StringValue, type Value } from '../ir/index.ts';
import type { FieldMapping, Loss, ValueRewrite } from './model.ts';
import { outline } from './pattern.ts';
import { divesIntoPrefix, fitsReplacement } from './prefix.ts';
import { fitsTranslationOnly } from './translate.ts';

/** Rewrites turn text into text; what searches for anything but a text sees only one spelling. */
export const unseenSpellings: Loss = {
  effect: 'different',
  when: 'always',
  note: 'the column can hold the value in another form, which this test does not see',
};

/**
 * Whether a value is one that rewrites pass over, on a field that has some. What stands in the column around
 * the value is no matter to an expression that is searched for, unless it is tied to the end where it stands.
 */
export function missesSpellings(value: Value, { rewrites }: FieldMapping): boolean {
  if (value.kind === 'regex') {
    return rewrites.some(({ kind }) => isTied(value.source, kind));
  }
  if (value.kind === 'string') return rewrites.some((rewrite) => isAmbiguous(value, rewrite));
  return rewrites.length > 0 && ['comparison', 'cidr', 'time-part'].includes(value.kind);
}

/** Whether the rewriting of a value with wildcards leaves out a text that fits it, or adds one that does not. */
function isAmbiguous(value: StringValue, rewrite: ValueRewrite): boolean {
  switch (rewrite.kind) {
    case 'translate':
      return fitsTranslationOnly(value, rewrite.values);
    case 'prefix': {
      const { from, to } = rewrite;
      return divesIntoPrefix(value, from, to) || (from !== '' && fitsReplacement(value, from, to));
    }
    case 'hex-or-decimal':
      return isPartOfNumber(value);
    case 'replace':
    case 'suffix':
    case 'anywhere':
    case 'member':
    case 'file-name':
    case 'or-file-name':
    case 'or-doubled-name':
    case 'registry-data':
      return false;
  }
}

/** Some digits of a number, which are others in another notation. */
function isPartOfNumber({ pattern }: StringValue): boolean {
  const texts = pattern.filter((part) => typeof part === 'string');
  return (
    literalText(pattern) === undefined &&
    texts.length > 0 &&
    texts.every((text) => /^[0-9a-fx]+$/i.test(text))
  );
}

/**
 * Whether a test can never hold because the column holds more than the field: it asks how the whole value compares,
 * how it starts or how it ends.
 */
export function comparesWhole(value: Value, { rewrites }: FieldMapping): boolean {
  const isAmongOthers = rewrites.some(({ kind }) => kind === 'anywhere' || kind === 'member');
  if (['comparison', 'cidr', 'time-part'].includes(value.kind)) return isAmongOthers;
  const isInside = rewrites.some(({ kind }) => kind === 'anywhere');
  return isInside && value.kind === 'regex' && isTied(value.source, 'anywhere');
}

/** Whether the column holds the value as the field does in some rows at least, whatever is in others. */
export function holdsValueItself({ rewrites }: FieldMapping): boolean {
  return rewrites.every(({ kind }) => kind === 'or-file-name' || kind === 'or-doubled-name');
}

/** Whether a regular expression is tied to where the value starts or ends in a column of this kind. */
function isTied(source: string, kind: ValueRewrite['kind']): boolean {
  const bare = outline(source);
  return (anchors[kind] ?? anything).test(bare);
}

/** For rewrites of columns that hold the value as it is with something around it: how an expression is tied there. */
const anchors: Readonly<Partial<Record<ValueRewrite['kind'], RegExp>>> = {
  anywhere: /[$^]|\\[AzZ]/,
  member: /[$^]|\\[AzZ]/,
  'or-doubled-name': /\$|\\[zZ]/,
};

const anything = /(?:)/;
