import { quote } from '../diagnostics/index.ts';
import { decodeString } from '../lower/index.ts';
import { isMany } from '../ir/index.ts';
import { fieldItemsOf } from './field-items.ts';
import type { Lint } from './lint.ts';

/** A `*` at an end of the value that the modifier leaves open, or that turns it into another modifier. */
export const wildcardRedundant: Lint = ({ document }, diagnostics) => {
  for (const { modifiers, values } of fieldItemsOf(document)) {
    const position = positions.find((each) => modifiers.includes(each));
    if (position === undefined || modifiers.some((modifier) => !plain.has(modifier))) continue;
    for (const { value, span } of values) {
      if (typeof value !== 'string' || !value.includes('*')) continue;
      const parts = decodeString(value);
      const end = [parts[0], parts.at(-1)].findIndex(isMany);
      if (end === -1) continue;
      if (parts.length === 1) {
        diagnostics.report('wildcard-redundant', span, `\`*\` beside \`${position}\` matches every value.`, {
          help: 'Write `exists: true` if the field must only be there, or `contains` with a text.',
        });
        continue;
      }
      const place = end === 0 ? 'start' : 'end';
      const message = `${quote(value)} has a wildcard at its ${place}, beside \`${position}\`.`;
      diagnostics.report('wildcard-redundant', span, message);
    }
  }
};

const positions = ['contains', 'startswith', 'endswith'] as const;

/** Modifiers beside which a `*` is a wildcard. */
const plain: ReadonlySet<string> = new Set([...positions, 'all', 'cased', 'neq', 'windash']);
