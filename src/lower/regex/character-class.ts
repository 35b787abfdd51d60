import { quote } from '../../diagnostics/index.ts';
import { readEscape } from './escapes.ts';
import { literalInClass } from './literal.ts';
import { invalid, unsupported } from './problem.ts';
import type { RegexReader } from './reader.ts';

/** `\Q\E`, or an `\E` that ends nothing, stands for nothing: what follows is still first, or the end of a range. */
const emptyQuotations = /(?:(?:\\Q)?\\E)+/y;

/** A hyphen that has something behind it that can end a range. */
const rangeHyphen = /-(?!(?:(?:\\Q)?\\E)*(?:\]|$))/y;

/** A member of a class: one character, or text that stands for a set of them. */
type Member = { readonly code: number } | { readonly text: string };

/**
 * Reads a character class, the cursor on its `[`, and writes it so that no character in it can be taken
 * for a nested class or a set operation (`&&`, `--`, `~~`), which PCRE does not have.
 */
export function readClass(reader: RegexReader): string {
  const start = reader.at;
  reader.next();
  let written = reader.skip('^') ? '[^' : '[';
  reader.match(emptyQuotations);
  for (let first = true; first || reader.peek() !== ']'; first = false) {
    if (reader.done) throw invalid(start, start + 1, 'this `[` is never closed');
    const memberStart = reader.at;
    const members = readMembers(reader);
    reader.match(emptyQuotations);
    const [from] = members;
    if (members.length === 1 && from !== undefined && 'code' in from && reader.sees(rangeHyphen)) {
      written += readRange(reader, from.code, memberStart);
    } else {
      for (const member of members) written += 'code' in member ? literalInClass(member.code) : member.text;
    }
  }
  reader.next();
  return `${written}]`;
}

function readMembers(reader: RegexReader): readonly Member[] {
  const start = reader.at;
  if (reader.text.startsWith('[:', reader.at)) {
    const posix = reader.match(/\[:\^?[a-z]+:\]/y);
    if (posix !== undefined) return [{ text: posixClass(posix[0], start) }];
  }
  if (/^\[[.=][^\]]*[.=]\]/.test(reader.text.slice(start, start + 40))) {
    throw unsupported(start, start + 2, 'collating elements are not supported');
  }
  if (reader.peek() !== '\\') return [{ code: reader.next().codePointAt(0) ?? 0 }];
  if (reader.skip('\\b')) return [{ code: 8 }];
  const escape = readEscape(reader);
  switch (escape.kind) {
    case 'character':
      return [{ code: escape.code }];
    case 'shorthand':
      return [{ text: escape.text }];
    case 'quoted':
      return [...escape.text].map((character) => ({ code: character.codePointAt(0) ?? 0 }));
    case 'set':
      if (escape.negated)
        throw unsupported(start, reader.at, 'a negated set inside a class is not supported');
      return [{ text: escape.inClass }];
    case 'assertion':
      throw invalid(start, reader.at, 'this escape has no meaning inside a class');
  }
}

function readRange(reader: RegexReader, from: number, start: number): string {
  reader.next();
  reader.match(emptyQuotations);
  const members = readMembers(reader);
  const [to] = members;
  if (members.length !== 1 || to === undefined || !('code' in to)) {
    const rest = members.map((member) => ('code' in member ? literalInClass(member.code) : member.text));
    return `${literalInClass(from)}\\-${rest.join('')}`;
  }
  if (to.code < from) throw invalid(start, reader.at, 'this range runs backwards');
  return `${literalInClass(from)}-${literalInClass(to.code)}`;
}

const posixNames = new Set(
  'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '),
);

function posixClass(text: string, start: number): string {
  const name = text.replace(/[^a-z]/g, '');
  if (!posixNames.has(name)) throw invalid(start, start + text.length, `${quote(text)} is not a POSIX class`);
  return text;
}
