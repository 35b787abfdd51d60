import { quote } from '../../diagnostics/index.ts';
import { readClass } from './character-class.ts';
import { EmptyMatch } from './empty-match.ts';
import { readEscape } from './escapes.ts';
import { Expansion } from './expansion.ts';
import { readGroupStart, type GroupStart } from './group.ts';
import { literal } from './literal.ts';
import { RegexError, invalid, unsupported, type RegexProblem } from './problem.ts';
import { readQuantifier } from './quantifier.ts';
import { RegexReader } from './reader.ts';

/** A regular expression for KQL's engine, or why there is none. */
export type Translation =
  | ({ readonly kind: 'translated' } & TranslatedRegex)
  | { readonly kind: 'refused'; readonly problem: RegexProblem };

interface TranslatedRegex {
  readonly source: string;
  /** Whether it is found in the empty text. */
  readonly matchesEmpty: boolean;
}

/**
 * Writes a regular expression of a Sigma rule (PCRE) in the common ground of RE2 and the Rust dialect
 * that KQL documents, with the same meaning. Stops at the first thing that is invalid, or that these
 * engines lack. Needs no call stack, and time proportional to the length.
 */
export function translateRegex(text: string): Translation {
  try {
    return { kind: 'translated', ...translate(new RegexReader(text)) };
  } catch (error) {
    if (error instanceof RegexError) return { kind: 'refused', problem: error.problem };
    throw error;
  }
}

function translate(reader: RegexReader): TranslatedRegex {
  const open: number[] = [];
  let source = '';
  let repeatable = false;
  const expansion = new Expansion();
  const emptyMatch = new EmptyMatch();
  while (!reader.done) {
    const start = reader.at;
    const quantifier = readQuantifier(reader);
    if (quantifier !== undefined) {
      const { text, least, copies } = quantifier;
      if (!repeatable) throw invalid(start, reader.at, `${quote(text)} has nothing to repeat`);
      const excess = expansion.repeat(copies);
      if (excess !== undefined) throw unsupported(start, reader.at, excess);
      emptyMatch.repeat(least);
      source += text;
      repeatable = false;
      continue;
    }
    const atom = readAtom(reader, open);
    source += atom.text;
    tell(atom, expansion, emptyMatch);
    if (atom.text !== '') repeatable = atom.repeatable;
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw invalid(unclosed, unclosed + 1, 'this `(` is never closed');
  return { source, matchesEmpty: emptyMatch.found };
}

interface Atom {
  readonly text: string;
  /** Whether a quantifier may follow. */
  readonly repeatable: boolean;
  readonly role: Role;
}

type Role =
  | 'opens group'
  | 'closes group'
  | 'starts alternative'
  /** So many characters or sets in a row, none for a comment. */
  | { readonly characters: number }
  /** What takes no character: an assertion that holds in the empty text or not, or flags, which always do. */
  | { readonly holdsInEmpty: boolean };

function tell({ role }: Atom, expansion: Expansion, emptyMatch: EmptyMatch): void {
  if (role === 'opens group') {
    expansion.open();
    emptyMatch.open();
  } else if (role === 'closes group') {
    expansion.close();
    emptyMatch.close();
  } else if (role === 'starts alternative') {
    expansion.add();
    emptyMatch.alternative();
  } else if ('holdsInEmpty' in role) {
    expansion.add();
    emptyMatch.add(role.holdsInEmpty);
  } else {
    for (let count = 0; count < role.characters; count += 1) {
      expansion.add();
      emptyMatch.add(false);
    }
  }
}

const character: Role = { characters: 1 };

function readAtom(reader: RegexReader, open: number[]): Atom {
  const start = reader.at;
  switch (reader.peek()) {
    case '(': {
      const group = readGroupStart(reader);
      if (group.opens) open.push(start);
      return { text: group.text, repeatable: false, role: group.opens ? 'opens group' : withoutGroup(group) };
    }
    case ')':
      reader.next();
      if (open.pop() === undefined) throw invalid(start, start + 1, 'this `)` closes nothing');
      return { text: ')', repeatable: true, role: 'closes group' };
    case '|':
      return { text: reader.next(), repeatable: false, role: 'starts alternative' };
    case '[':
      return { text: readClass(reader), repeatable: true, role: character };
    case '\\':
      return readEscapedAtom(reader);
    case '.':
      return { text: reader.next(), repeatable: true, role: character };
    case '^':
    case '$':
      return { text: reader.next(), repeatable: true, role: { holdsInEmpty: true } };
    case '{': {
      const ambiguous = /^\{,\d+\}/.exec(reader.text.slice(start, start + 10));
      if (ambiguous !== null) {
        const message = `\`${ambiguous[0]}\` is a repetition for some engines and plain text for others`;
        throw unsupported(start, start + ambiguous[0].length, message);
      }
      return { text: literal(reader.next().charCodeAt(0)), repeatable: true, role: character };
    }
    default:
      return { text: literal(reader.next().codePointAt(0) ?? 0), repeatable: true, role: character };
  }
}

/** Of flags for the rest of a group, or of a comment. */
function withoutGroup({ text }: GroupStart): Role {
  return text === '' ? { characters: 0 } : { holdsInEmpty: true };
}

function readEscapedAtom(reader: RegexReader): Atom {
  const escape = readEscape(reader);
  switch (escape.kind) {
    case 'character':
      return { text: literal(escape.code), repeatable: true, role: character };
    case 'set':
      return {
        text: `[${escape.negated ? '^' : ''}${escape.inClass}]`,
        repeatable: true,
        role: character,
      };
    case 'shorthand':
      return { text: escape.text, repeatable: true, role: character };
    case 'assertion':
      return { text: escape.text, repeatable: true, role: { holdsInEmpty: escape.holdsInEmpty } };
    case 'quoted': {
      const characters = [...escape.text].map((part) => literal(part.codePointAt(0) ?? 0));
      return {
        text: characters.join(''),
        repeatable: characters.length > 0,
        role: { characters: characters.length },
      };
    }
  }
}
