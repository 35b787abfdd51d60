import type { Value } from '../ir/index.ts';
import type { FieldMapping, Loss, ValueRewrite } from './model.ts';

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
    const bare = value.source.replace(/\\[^AzZ]/g, '').replace(/\[\^?\]?[^\]]*\]/g, '');
    return rewrites.some(({ kind }) => (anchors[kind] ?? anything).test(bare));
  }
  return rewrites.length > 0 && ['comparison', 'cidr', 'time-part'].includes(value.kind);
}

/** Whether the column holds the value as the field does in some rows at least, whatever is in others. */
export function holdsValueItself({ rewrites }: FieldMapping): boolean {
  return rewrites.every(({ kind }) => kind === 'or-file-name' || kind === 'or-doubled-name');
}

/** For rewrites of columns that hold the value as it is with something around it: how an expression is tied there. */
const anchors: Readonly<Partial<Record<ValueRewrite['kind'], RegExp>>> = {
  anywhere: /[$^]|\\[AzZ]/,
  member: /[$^]|\\[AzZ]/,
  'or-doubled-name': /\$|\\[zZ]/,
};

const anything = /(?:)/;
