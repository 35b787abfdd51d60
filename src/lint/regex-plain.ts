import { quote } from '../diagnostics/index.ts';
import { fieldItemsOf } from './field-items.ts';
import type { Lint } from './lint.ts';

/** A regular expression without any operator says what a string modifier says. */
export const regexPlain: Lint = ({ document }, diagnostics) => {
  for (const { field, modifiers, values } of fieldItemsOf(document)) {
    if (!modifiers.includes('re') || modifiers.some((modifier) => !understood.has(modifier))) continue;
    for (const { text, span } of values) {
      const plain = plainTextOf(text);
      if (plain === undefined) continue;
      const cased = modifiers.includes('i') ? [] : ['cased'];
      const key = quote([field, ...plain.position, ...cased].join('|'));
      const help = `Write ${key} with ${quote(plain.text.replace(/[\\*?]/g, String.raw`\$&`))}.`;
      diagnostics.report('regex-plain', span, `${quote(text)} is plain text.`, { help });
    }
  }
};

const understood: ReadonlySet<string> = new Set(['re', 'i']);

interface PlainText {
  readonly text: string;
  readonly position: readonly string[];
}

/** The text that a regular expression looks for, and where; `undefined` if it has any operator. */
function plainTextOf(regex: string): PlainText | undefined {
  const starts = regex.startsWith('^');
  const finishes = /(?<!\\)(?:\\\\)*\$$/.test(regex);
  const body = regex.slice(starts ? 1 : 0, finishes ? -1 : undefined);
  if (body === '' || !literal.test(body)) return undefined;
  const text = body.replace(/\\(.)/gs, '$1');
  if (starts && finishes) return { text, position: [] };
  return { text, position: [starts ? 'startswith' : finishes ? 'endswith' : 'contains'] };
}

/** Characters that stand for themselves, and signs behind a backslash. */
const literal = /^(?:[^\\.*+?()[\]{}|^$]|\\[^A-Za-z0-9\s])+$/;
