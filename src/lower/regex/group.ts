import { quote } from '../../diagnostics/index.ts';
import { invalid, unsupported } from './problem.ts';
import type { RegexReader } from './reader.ts';

/** How KQL writes the start of a group. `opens` is false for what ends at its own parenthesis. */
export interface GroupStart {
  readonly text: string;
  readonly opens: boolean;
}

/** A start of a group that has no counterpart. The first row that matches says what it is. */
const lacking: readonly (readonly [start: RegExp, name: string])[] = [
  [/\(\?=/y, 'a lookahead'],
  [/\(\?!/y, 'a negative lookahead'],
  [/\(\?<=/y, 'a lookbehind'],
  [/\(\?<!/y, 'a negative lookbehind'],
  [/\(\?>/y, 'an atomic group'],
  [/\(\?\(/y, 'a conditional'],
  [/\(\?P=/y, 'a backreference by name'],
  [/\(\?(?:R|[+-]?\d|&|P>)/y, 'a recursion'],
  [/\(\?C/y, 'a callout'],
  [/\(\?[*]/y, 'an assertion that is not atomic'],
  [/\(\*/y, 'a backtracking control verb'],
];

/**
 * Reads the start of a group, the cursor on its `(`. Groups that capture become groups that don't:
 * nothing refers to them, and KQL allows only 16 that do.
 */
export function readGroupStart(reader: RegexReader): GroupStart {
  const start = reader.at;
  for (const [form, name] of lacking) {
    const found = reader.match(form);
    if (found !== undefined) throw unsupported(start, reader.at, `${quote(found[0])} is ${name}`);
  }
  if (reader.match(/\(\?#[^)]*\)/y) !== undefined) return { text: '', opens: false };
  if (reader.match(/\(\?(?::|\||P?<[A-Za-z_]\w*>|'[A-Za-z_]\w*')/y) !== undefined)
    return { text: '(?:', opens: true };
  if (!reader.text.startsWith('(?', start)) {
    reader.next();
    return { text: '(?:', opens: true };
  }
  return readFlags(reader, start);
}

/** `(?i)` for the rest of the group, or `(?i:` for a group of its own. */
function readFlags(reader: RegexReader, start: number): GroupStart {
  const found = reader.match(/\(\?([a-zA-Z^]*)(?:-([a-zA-Z]*))?([:)])/y);
  if (found === undefined) throw invalid(start, start + 2, 'this is not the start of a group');
  const [text, on = '', off = '', end] = found;
  const unknown = [...on, ...off].find((flag) => !'imsU'.includes(flag));
  if (unknown !== undefined) {
    throw unsupported(start, reader.at, `the flag \`${unknown}\` in ${quote(text)} has no counterpart`);
  }
  if (on === '' && off === '') return { text: end === ':' ? '(?:' : '', opens: end === ':' };
  return { text, opens: end === ':' };
}
