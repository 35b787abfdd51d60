import type { Value } from '../ir/index.ts';
import type { FieldMapping, Loss } from './model.ts';

/** Rewrites turn text into text; what searches for anything but a text sees only one spelling. */
export const unseenSpellings: Loss = {
  effect: 'different',
  when: 'always',
  note: 'the column can hold the value in another form, which this test does not see',
};

/**
 * Whether a value is one that rewrites pass over, on a field that has some. A column that holds more than
 * the field is no matter to an expression that is searched for, unless it is tied to an end.
 */
export function missesSpellings(value: Value, { rewrites }: FieldMapping): boolean {
  if (value.kind === 'regex' && rewrites.every(({ kind }) => kind === 'anywhere')) {
    return rewrites.length > 0 && /[$^]|\\[Az]/.test(value.source);
  }
  return rewrites.length > 0 && ['regex', 'comparison', 'cidr', 'time-part'].includes(value.kind);
}
