import { quote } from '../../diagnostics/index.ts';
import { invalid, unsupported } from './problem.ts';
import type { RegexReader } from './reader.ts';

/** What a backslash sequence stands for. */
export type Escape =
  /** One character. */
  | { readonly kind: 'character'; readonly code: number }
  /** A set of characters, as text for inside a class; `negated` if it is all other characters. */
  | { readonly kind: 'set'; readonly inClass: string; readonly negated: boolean }
  /** A set that has a short form of its own inside and outside of classes, such as `\d`. */
  | { readonly kind: 'shorthand'; readonly text: string }
  /** What takes no character, such as `\b`. */
  | { readonly kind: 'assertion'; readonly text: string; readonly holdsInEmpty: boolean }
  /** `\Q…\E`. */
  | { readonly kind: 'quoted'; readonly text: string };

const controls: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 };

const horizontal = String.raw`\t \x{A0}\x{1680}\x{180E}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}`;
const vertical = String.raw`\n\x{0B}\f\r\x{85}\x{2028}\x{2029}`;

const sets: Readonly<Record<string, Escape>> = {
  h: { kind: 'set', inClass: horizontal, negated: false },
  H: { kind: 'set', inClass: horizontal, negated: true },
  v: { kind: 'set', inClass: vertical, negated: false },
  V: { kind: 'set', inClass: vertical, negated: true },
  N: { kind: 'set', inClass: String.raw`\n`, negated: true },
};

/** `\Z` also matches before a line break at the very end; KQL's engine only knows `\z`. */
const assertions: Readonly<Record<string, string>> = {
  A: String.raw`\A`,
  b: String.raw`\b`,
  B: String.raw`\B`,
  z: String.raw`\z`,
  Z: String.raw`(?:\n?\z)`,
};

const lacking: Readonly<Record<string, string>> = {
  G: 'the end of the previous match',
  K: 'a reset of the start of the match',
  R: 'an atomic group of line breaks',
  X: 'an atomic group of characters that form a grapheme',
  C: 'a single byte',
  k: 'a backreference by name',
  g: 'a backreference or a recursion',
};

/** Reads a backslash sequence; the cursor stands on the backslash. Follows PCRE2, "Backslash". */
export function readEscape(reader: RegexReader): Escape {
  const start = reader.at;
  reader.next();
  if (reader.done) throw invalid(start, reader.at, 'a backslash at the end escapes nothing');
  const character = reader.next();
  if (/[dDwWsS]/.test(character)) return { kind: 'shorthand', text: `\\${character}` };
  const assertion = assertions[character];
  if (assertion !== undefined) return { kind: 'assertion', text: assertion, holdsInEmpty: character !== 'b' };
  const set = sets[character];
  if (set !== undefined) return set;
  const control = controls[character];
  if (control !== undefined) return { kind: 'character', code: control };
  const lack = lacking[character];
  if (lack !== undefined) throw unsupported(start, reader.at, `\`\\${character}\` is ${lack}`);
  if (character === 'p' || character === 'P') return property(reader, character, start);
  if (character === 'Q') return quoted(reader);
  if (character === 'E') return { kind: 'quoted', text: '' };
  if (/[0-9xuco]/.test(character)) return { kind: 'character', code: codePoint(reader, character, start) };
  if (/[A-Za-z]/.test(character)) {
    throw invalid(
      start,
      reader.at,
      `\`\\${character}\` has no meaning; write \`${character}\` for the letter`,
    );
  }
  return { kind: 'character', code: character.codePointAt(0) ?? 0 };
}

function property(reader: RegexReader, letter: string, start: number): Escape {
  const found = reader.match(/\{(\^?)([A-Za-z_]+)\}|([A-Z])/y);
  if (found === undefined)
    throw invalid(start, reader.at, `\`\\${letter}\` needs the name of a character property`);
  const name = found[2] ?? found[3] ?? '';
  if (!isProperty(name))
    throw invalid(start, reader.at, `${quote(name)} is neither a category nor a script of Unicode`);
  const negated = (letter === 'P') !== (found[1] === '^');
  return { kind: 'shorthand', text: `\\${negated ? 'P' : 'p'}{${name}}` };
}

/** Whether the name is a general category (`L`, `Lu`) or a script (`Greek`), the names that all engines share. */
function isProperty(name: string): boolean {
  if (!/^[A-Z][A-Za-z_]*$/.test(name)) return false;
  try {
    return new RegExp(name.length <= 2 ? `\\p{${name}}` : `\\p{Script=${name}}`, 'u').source !== '';
  } catch {
    return false;
  }
}

function quoted(reader: RegexReader): Escape {
  const end = reader.text.indexOf('\\E', reader.at);
  const text = reader.text.slice(reader.at, end === -1 ? undefined : end);
  reader.at += text.length + (end === -1 ? 0 : 2);
  return { kind: 'quoted', text };
}

/** `\0`, `\012`, `\x1b`, `\x{1b}`, `\o{33}`, `\u001b` and `\cX`. */
function codePoint(reader: RegexReader, letter: string, start: number): number {
  if (/[1-9]/.test(letter)) {
    throw unsupported(start, reader.at, `\`\\${letter}\` is a backreference`);
  }
  const found = reader.match(codePointForms[letter] ?? /(?!)/y);
  if (found === undefined) throw invalid(start, reader.at, `\`\\${letter}\` needs the number of a character`);
  const code = codePointOf(letter, found.slice(1).find((group) => group !== undefined) ?? '');
  if (code > 0x10ffff) throw invalid(start, reader.at, 'there is no character with this number');
  return code;
}

const codePointForms: Readonly<Record<string, RegExp>> = {
  '0': /([0-7]{0,2})/y,
  x: /\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{1,2})/y,
  o: /\{([0-7]{1,7})\}/y,
  u: /([0-9A-Fa-f]{4})/y,
  c: /([ -~])/y,
};

function codePointOf(letter: string, text: string): number {
  if (letter === 'c') return text.toUpperCase().charCodeAt(0) ^ 64;
  return Number.parseInt(text === '' ? '0' : text, letter === '0' || letter === 'o' ? 8 : 16);
}
