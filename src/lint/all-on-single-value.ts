import { spanWithin } from '../yaml/index.ts';
import { fieldItemsOf } from './field-items.ts';
import type { Lint } from './lint.ts';

/** `all` links several values (Sigma Modifiers appendix, "all"). */
export const allOnSingleValue: Lint = ({ document }, diagnostics) => {
  for (const { key, modifiers, values } of fieldItemsOf(document)) {
    if (!modifiers.includes('all') || values.length !== 1) continue;
    const start = key.text.indexOf('|all') + 1;
    const place = spanWithin(key)(start, start + 'all'.length);
    diagnostics.report('modifier-all-single', place, 'There is only one value for `all` to link.');
  }
};
