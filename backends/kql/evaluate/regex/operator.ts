import type { BinaryOperator } from '../operators/row.ts';
import { textOf } from '../operators/text-tests.ts';
import { regexOf } from './regex.ts';

/** `matches regex`: the regex is found anywhere in the text. */
export const matchesRegex: BinaryOperator = {
  page: 'matches-regex-operator',
  compile(left, right) {
    const text = textOf(left);
    const pattern = textOf(right);
    const fixed = right.constant ? regexOf(pattern([], { tables: new Map(), memo: new Map() })) : undefined;
    return {
      type: 'bool',
      constant: left.constant && right.constant,
      get: (row, run) => (fixed ?? regexOf(pattern(row, run))).test(text(row, run)),
    };
  },
};
