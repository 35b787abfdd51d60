import type { CharSet } from 'refa';
import {
  allCharacters,
  charactersOf,
  foldedSet,
  perlSets,
  propertyOf,
  type Characters,
} from './characters.ts';
import { UnreadableRegex, type RegexCursor } from './regex-cursor.ts';

/** Reads a class such as `[^a-z\d]`; the cursor stands on its `[`. Case is folded before the set is negated. */
export function parseClass(cursor: RegexCursor, ignoresCase: boolean): CharSet {
  cursor.skip('[');
  const isNegated = cursor.skip('^');
  let set = charactersOf();
  for (let isFirst = true; isFirst || !cursor.isAt(']'); isFirst = false) set = set.union(readMember(cursor));
  cursor.skip(']');
  const folded = ignoresCase ? foldedSet(set) : set;
  return (isNegated ? folded.negate() : folded).intersect(allCharacters);
}

/** Reads an escape that stands for characters; the cursor stands on its backslash. */
export function parseEscape(cursor: RegexCursor): CharSet {
  cursor.skip('\\');
  const [, perl] = cursor.match(/([dDwWsS])/y) ?? [];
  if (perl !== undefined) return negatedIf(perl === perl.toUpperCase(), perlSet(perl.toLowerCase()));
  const [, sign, name] = cursor.match(/([pP])\{(\w+)\}/y) ?? [];
  if (name !== undefined) return negatedIf(sign === 'P', propertyNamed(name));
  const [, braced, short] = cursor.match(/x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/y) ?? [];
  const code = braced ?? short;
  if (code !== undefined) return charactersOf(Math.min(Number.parseInt(code, 16), 0x10ffff));
  const [, control] = cursor.match(/([tnrfva])/y) ?? [];
  if (control !== undefined) return charactersOf(controls[control] ?? 0);
  if (/[A-Za-z0-9<>]/.test(cursor.peek())) throw new UnreadableRegex(`the escape \\${cursor.peek()}`);
  return charactersOf(cursor.next());
}

const controls: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** The classes of POSIX, of ASCII characters only. */
const posixSets: Readonly<Record<string, readonly Characters[]>> = {
  alnum: [range('0', '9'), range('A', 'Z'), range('a', 'z')],
  alpha: [range('A', 'Z'), range('a', 'z')],
  ascii: [{ min: 0, max: 0x7f }],
  blank: [0x09, 0x20],
  cntrl: [{ min: 0, max: 0x1f }, 0x7f],
  digit: [range('0', '9')],
  graph: [range('!', '~')],
  lower: [range('a', 'z')],
  print: [range(' ', '~')],
  punct: [range('!', '/'), range(':', '@'), range('[', '`'), range('{', '~')],
  space: [{ min: 0x09, max: 0x0d }, 0x20],
  upper: [range('A', 'Z')],
  word: [range('0', '9'), range('A', 'Z'), range('a', 'z'), 0x5f],
  xdigit: [range('0', '9'), range('A', 'F'), range('a', 'f')],
};

function readMember(cursor: RegexCursor): CharSet {
  if (cursor.done) throw new UnreadableRegex('a class that is never closed');
  const [, caret, name] = cursor.match(/\[:(\^?)([a-z]+):\]/y) ?? [];
  if (name !== undefined) {
    const posix = posixSets[name];
    if (posix === undefined) throw new UnreadableRegex(`the class [:${name}:]`);
    return negatedIf(caret === '^', charactersOf(...posix));
  }
  if (cursor.isAt('[') || cursor.isAt('&&') || cursor.isAt('--') || cursor.isAt('~~')) {
    throw new UnreadableRegex('a set operation in a class');
  }
  const first = readSingle(cursor);
  if (cursor.match(/-(?!\])/y) === undefined) return first;
  const last = readSingle(cursor);
  const [from, to] = [first.ranges[0]?.min ?? 0, last.ranges[0]?.min ?? 0];
  if (first.size !== 1 || last.size !== 1 || from > to) throw new UnreadableRegex('a range of a class');
  return charactersOf({ min: from, max: to });
}

function readSingle(cursor: RegexCursor): CharSet {
  return cursor.isAt('\\') ? parseEscape(cursor) : charactersOf(cursor.next());
}

function perlSet(letter: string): CharSet {
  switch (letter) {
    case 'd':
      return perlSets.d();
    case 'w':
      return perlSets.w();
    default:
      return perlSets.s();
  }
}

function propertyNamed(name: string): CharSet {
  try {
    return propertyOf(name);
  } catch {
    throw new UnreadableRegex(`the property ${name}`);
  }
}

function negatedIf(isNegated: boolean, set: CharSet): CharSet {
  return isNegated ? set.negate().intersect(allCharacters) : set;
}

function range(from: string, to: string): Characters {
  return { min: from.charCodeAt(0), max: to.charCodeAt(0) };
}
