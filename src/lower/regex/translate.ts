import { quote } from '../../diagnostics/index.ts';
import { readClass } from './character-class.ts';
import { readEscape } from './escapes.ts';
import { Expansion } from './expansion.ts';
import { readGroupStart } from './group.ts';
import { literal } from './literal.ts';
import { RegexError, invalid, unsupported, type RegexProblem } from './problem.ts';
import { readQuantifier } from './quantifier.ts';
import { RegexReader } from './reader.ts';

/** A regular expression for KQL's engine, or why there is none. */
export type Translation =
  | { readonly kind: 'translated'; readonly source: string }
  | { readonly kind: 'refused'; readonly problem: RegexProblem };

/**
 * Writes a regular expression of a Sigma rule (PCRE) in the common ground of RE2 and the Rust dialect
 * that KQL documents, with the same meaning. Stops at the first thing that is invalid, or that these
 * engines lack. Needs no call stack, and time proportional to the length.
 */
export function translateRegex(text: string): Translation {
  try {
    return { kind: 'translated', source: translate(new RegexReader(text)) };
  } catch (error) {
    if (error instanceof RegexError) return { kind: 'refused', problem: error.problem };
    throw error;
  }
}

function translate(reader: RegexReader): string {
  const open: number[] = [];
  let source = '';
  let repeatable = false;
  const expansion = new Expansion();
  while (!reader.done) {
    const start = reader.at;
    const quantifier = readQuantifier(reader);
    if (quantifier !== undefined) {
      const { text, copies } = quantifier;
      if (!repeatable) throw invalid(start, reader.at, `${quote(text)} has nothing to repeat`);
      const excess = expansion.repeat(copies);
      if (excess !== undefined) throw unsupported(start, reader.at, excess);
      source += text;
      repeatable = false;
      continue;
    }
    const atom = readAtom(reader, open);
    source += atom.text;
    tell(expansion, atom);
    if (atom.text !== '') repeatable = atom.repeatable;
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw invalid(unclosed, unclosed + 1, 'this `(` is never closed');
  return source;
}

interface Atom {
  readonly text: string;
  /** Whether a quantifier may follow. */
  readonly repeatable: boolean;
  /** Absent for what is no group. */
  readonly group?: 'opens' | 'closes';
}

function tell(expansion: Expansion, { text, group }: Atom): void {
  if (group === 'opens') expansion.open();
  else if (group === 'closes') expansion.close();
  else if (text !== '') expansion.add();
}

function readAtom(reader: RegexReader, open: number[]): Atom {
  const start = reader.at;
  switch (reader.peek()) {
    case '(': {
      const group = readGroupStart(reader);
      if (group.opens) open.push(start);
      return { text: group.text, repeatable: false, ...(group.opens ? { group: 'opens' } : {}) };
    }
    case ')':
      reader.next();
      if (open.pop() === undefined) throw invalid(start, start + 1, 'this `)` closes nothing');
      return { text: ')', repeatable: true, group: 'closes' };
    case '|':
      return { text: reader.next(), repeatable: false };
    case '[':
      return { text: readClass(reader), repeatable: true };
    case '\\':
      return readEscapedAtom(reader);
    case '.':
    case '^':
    case '$':
      return { text: reader.next(), repeatable: true };
    case '{': {
      const ambiguous = /^\{,\d+\}/.exec(reader.text.slice(start, start + 10));
      if (ambiguous !== null) {
        const message = `\`${ambiguous[0]}\` is a repetition for some engines and plain text for others`;
        throw unsupported(start, start + ambiguous[0].length, message);
      }
      return { text: literal(reader.next().charCodeAt(0)), repeatable: true };
    }
    default:
      return { text: literal(reader.next().codePointAt(0) ?? 0), repeatable: true };
  }
}

function readEscapedAtom(reader: RegexReader): Atom {
  const escape = readEscape(reader);
  switch (escape.kind) {
    case 'character':
      return { text: literal(escape.code), repeatable: true };
    case 'set':
      return { text: `[${escape.negated ? '^' : ''}${escape.inClass}]`, repeatable: true };
    case 'shorthand':
    case 'expression':
      return { text: escape.text, repeatable: true };
    case 'quoted': {
      const characters = [...escape.text].map((character) => literal(character.codePointAt(0) ?? 0));
      return { text: characters.join(''), repeatable: characters.length > 0 };
    }
  }
}
