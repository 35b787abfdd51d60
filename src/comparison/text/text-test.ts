import {
  isMany,
  type PatternPart,
  type RegexFlag,
  type StringPattern,
  type StringValue,
} from '../../ir/index.ts';
import type { Folding } from './characters.ts';

/** A test of a text that automata can decide. */
export type TextTest = PatternTest | RegexTest;

/** The text matches a pattern; the empty pattern is the empty text. */
export interface PatternTest {
  readonly kind: 'pattern';
  readonly pattern: StringPattern;
  readonly folding: Folding;
  /** The text is taken for a path, and its last segment is tested. */
  readonly ofFileName: boolean;
}

/** A regular expression is found in the text, which is not empty. */
export interface RegexTest {
  readonly kind: 'regex';
  readonly source: string;
  readonly flags: readonly RegexFlag[];
  readonly ofFileName: boolean;
}

/** Where a literal text stands in what matches a pattern. */
export interface LiteralPattern {
  readonly position: 'equals' | 'startswith' | 'endswith' | 'contains';
  readonly text: string;
}

/** A pattern without wildcards but for those at its ends; undefined for others, and for wildcards alone. */
export function literalPattern(pattern: StringPattern): LiteralPattern | undefined {
  if (pattern.length === 0) return { position: 'equals', text: '' };
  const opens = isMany(pattern[0]);
  const closes = pattern.length > 1 && isMany(pattern.at(-1));
  const inner = pattern.slice(opens ? 1 : 0, closes ? -1 : undefined);
  const [text] = inner;
  if (inner.length !== 1 || typeof text !== 'string') return undefined;
  if (opens) return { position: closes ? 'contains' : 'endswith', text };
  return { position: closes ? 'startswith' : 'equals', text };
}

/** Whether a pattern is nothing but `*`, which every text matches that is not empty. */
export function isAnything(pattern: StringPattern): boolean {
  return pattern.length > 0 && pattern.length < 3 && pattern.every(isMany);
}

/**
 * The test for a string value. Case is folded as the queries do it: for ASCII letters by KQL's operators, by
 * `tolower()` where the text has other letters, and by Unicode where wildcards make it a regular expression.
 */
export function patternTest(
  { pattern, cased }: Pick<StringValue, 'pattern' | 'cased'>,
  ofFileName: boolean,
): PatternTest {
  const literal = literalPattern(pattern);
  if (literal === undefined || cased) {
    return { kind: 'pattern', pattern, folding: cased ? 'none' : 'unicode', ofFileName };
  }
  const hasOtherLetters = [...literal.text].some(
    (character) => character > '\u007f' && character.toLowerCase() !== character.toUpperCase(),
  );
  return {
    kind: 'pattern',
    pattern: hasOtherLetters ? pattern.map(lowerCase) : pattern,
    folding: hasOtherLetters ? 'lower' : 'ascii',
    ofFileName,
  };
}

/** Equal for tests that hold for the same texts because they differ in case only, and ignore it. */
export function textTestKey(test: TextTest): string {
  if (test.kind === 'regex') return JSON.stringify([test.source, [...test.flags].sort(), test.ofFileName]);
  const pattern = test.pattern.map((part) =>
    typeof part === 'string' && test.folding !== 'none' ? foldAscii(part) : part,
  );
  return JSON.stringify([pattern, test.folding, test.ofFileName]);
}

/** A text with its ASCII letters in lower case. */
export function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Character by character, so that the length stays the same. */
function lowerCase(part: PatternPart): PatternPart {
  if (typeof part !== 'string') return part;
  return Array.from({ length: part.length }, (_, index) => part.charAt(index))
    .map((unit) => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit))
    .join('');
}
