import type { RegexFlag } from '../../ir/index.ts';
import { parseClass, parseEscape } from './regex-class.ts';
import { allCharacters, charactersOf, foldedSet } from './characters.ts';
import { RegexCursor, UnreadableRegex } from './regex-cursor.ts';
import { anyText, characters, choice, sequence, type AssertionSyntax, type Syntax } from './syntax.ts';

/** What is switched on at a place of a regular expression. */
interface Flags {
  readonly ignoresCase: boolean;
  readonly hasLines: boolean;
  readonly dotIsAll: boolean;
}

/**
 * The texts in which a regular expression is found. Reads the dialect that rules are lowered to, the common ground of
 * RE2 and the Rust dialect that KQL documents, and throws {@link UnreadableRegex} for everything else.
 */
export function regexSyntax(source: string, flags: readonly RegexFlag[]): Syntax {
  const cursor = new RegexCursor(source);
  const found = readChoice(
    cursor,
    { ignoresCase: flags.includes('i'), hasLines: flags.includes('m'), dotIsAll: flags.includes('s') },
    0,
  );
  if (!cursor.done) throw new UnreadableRegex('a parenthesis that closes nothing');
  return sequence([anyText, found, anyText]);
}

/** Deeper nesting is not read, because reading it takes call stack. */
const deepest = 200;

/** Reads up to the end of a group. Flags that are set within count for the rest of it, also behind a `|`. */
function readChoice(cursor: RegexCursor, outer: Flags, depth: number): Syntax {
  if (depth > deepest) throw new UnreadableRegex('groups that are nested too deeply');
  const options: Syntax[] = [];
  let flags = outer;
  let items: Syntax[] = [];
  while (!cursor.done && !cursor.isAt(')')) {
    if (cursor.skip('|')) {
      options.push(sequence(items));
      items = [];
      continue;
    }
    const [, on, off = '', end] = cursor.match(/\(\?([imsU]*)(?:-([imsU]*))?([:)])/y) ?? [];
    if (on !== undefined && end === ')') {
      flags = changed(flags, on, off);
      continue;
    }
    const inner = on === undefined ? flags : changed(flags, on, off);
    const isGroup = on !== undefined || cursor.skip('(');
    if (isGroup && cursor.isAt('?')) throw new UnreadableRegex('a group of an unknown kind');
    const atom = isGroup ? readGroup(cursor, inner, depth) : readAtom(cursor, flags);
    items.push(readRepetition(cursor, atom));
  }
  return choice([...options, sequence(items)]);
}

function readGroup(cursor: RegexCursor, flags: Flags, depth: number): Syntax {
  const inside = readChoice(cursor, flags, depth + 1);
  if (!cursor.skip(')')) throw new UnreadableRegex('a group that is never closed');
  return inside;
}

function changed(flags: Flags, on: string, off: string): Flags {
  const after = (letter: string, before: boolean): boolean =>
    !off.includes(letter) && (before || on.includes(letter));
  return {
    ignoresCase: after('i', flags.ignoresCase),
    hasLines: after('m', flags.hasLines),
    dotIsAll: after('s', flags.dotIsAll),
  };
}

const assertions: Readonly<Record<string, AssertionSyntax['holds']>> = {
  A: 'text-start',
  z: 'text-end',
  b: 'word-edge',
  B: 'no-word-edge',
};

const allButLineBreak = allCharacters.without(charactersOf(0x0a));

function readAtom(cursor: RegexCursor, flags: Flags): Syntax {
  const cased = (set: ReturnType<typeof charactersOf>): Syntax =>
    characters(flags.ignoresCase ? foldedSet(set) : set);
  const [, assertion] = cursor.match(/\\([AzbB])(?!\{)/y) ?? [];
  if (assertion !== undefined) return { kind: 'assertion', holds: assertions[assertion] ?? 'text-start' };
  if (cursor.isAt('[')) return characters(parseClass(cursor, flags.ignoresCase));
  if (cursor.isAt('\\')) return cased(parseEscape(cursor));
  if (cursor.skip('.')) return characters(flags.dotIsAll ? allCharacters : allButLineBreak);
  if (cursor.skip('^')) return { kind: 'assertion', holds: flags.hasLines ? 'line-start' : 'text-start' };
  if (cursor.skip('$')) return { kind: 'assertion', holds: flags.hasLines ? 'line-end' : 'text-end' };
  if (/[*+?{]/.test(cursor.peek())) throw new UnreadableRegex('a repetition of nothing');
  return cased(charactersOf(cursor.next()));
}

/** Whether a repetition is lazy changes what is captured, but not what is found. */
function readRepetition(cursor: RegexCursor, item: Syntax): Syntax {
  const [quantifier, low, comma, high] =
    cursor.match(/([*+?])\??|\{(\d+)(?:(,)(\d*))?\}\??/y)?.toSpliced(1, 1) ?? [];
  if (quantifier === undefined) return item;
  const repeat = (least: number, most: number): Syntax => ({ kind: 'repeat', item, least, most });
  if (low !== undefined) {
    if (comma === undefined) return repeat(Number(low), Number(low));
    return repeat(Number(low), high === undefined || high === '' ? Number.POSITIVE_INFINITY : Number(high));
  }
  if (quantifier.startsWith('?')) return repeat(0, 1);
  return repeat(quantifier.startsWith('+') ? 1 : 0, Number.POSITIVE_INFINITY);
}
