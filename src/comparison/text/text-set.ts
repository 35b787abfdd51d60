import { InternalError } from '../../diagnostics/index.ts';
import { isMany, type PatternPart } from '../../ir/index.ts';
import type { Work } from '../work.ts';
import { variantsOf, type Folding } from './characters.ts';
import { Machine } from './machine.ts';
import { regexSyntax } from './regex.ts';
import { shortestText } from './shortest.ts';
import { anyCharacter, anyText, characters, pathsEndingIn, sequence, type Syntax } from './syntax.ts';
import { foldAscii, literalPattern, type LiteralPattern, type TextTest } from './text-test.ts';

/** A piece of text that a text can be made of to pass a test, and the ends that it has to stand at. */
export interface Sample {
  readonly text: string;
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** The texts that pass a test. */
export class TextSet {
  /** What the test looks for and where, with case folded, if it is as simple as that. */
  readonly literal?: LiteralPattern & { readonly folding: Folding };
  readonly #test: TextTest;
  readonly #work: Work;
  #machine: Machine | undefined;
  #sample: Sample | undefined;

  constructor(test: TextTest, work: Work) {
    this.#test = test;
    this.#work = work;
    if (test.kind === 'regex') return;
    const literal = literalPattern(test.pattern);
    if (literal === undefined || test.ofFileName) return;
    this.literal = { ...literal, text: folded(literal.text, test.folding), folding: test.folding };
  }

  /** Whether a text passes. */
  matches(text: string): boolean {
    const { literal } = this;
    if (literal === undefined) return this.machine.matches(text);
    const given = folded(text, literal.folding);
    this.#work.spend(1 + given.length / 16);
    switch (literal.position) {
      case 'equals':
        return given === literal.text;
      case 'startswith':
        return given.startsWith(literal.text);
      case 'endswith':
        return given.endsWith(literal.text);
      case 'contains':
        return given.includes(literal.text);
    }
  }

  /** An automaton for the texts. */
  get machine(): Machine {
    return (this.#machine ??= new Machine(this.#syntax(), this.#work, this.#test.kind === 'pattern'));
  }

  /** A piece of text that passes by itself, in the spelling of the rule. Undefined if nothing passes. */
  get sample(): Sample | undefined {
    return (this.#sample ??= this.#makeSample());
  }

  #makeSample(): Sample | undefined {
    const test = this.#test;
    if (test.kind === 'regex') {
      const found = shortestText([{ machine: this.machine, expected: true }], this.#work);
      if (found === undefined) return undefined;
      const passes = (text: string): boolean => this.machine.matches(text);
      return { text: found, atStart: !passes(`; ${found}`), atEnd: !passes(`${found} ;`) };
    }
    const text = test.pattern.map(sampleOf).join('');
    const atStart = !isMany(test.pattern[0]);
    const atEnd = !isMany(test.pattern.at(-1));
    if (!test.ofFileName) return { text, atStart, atEnd };
    return { text: atStart ? `\\${text}` : text, atStart: false, atEnd };
  }

  #syntax(): Syntax {
    const test = this.#test;
    const syntax =
      test.kind === 'regex'
        ? regexSyntax(test.source, test.flags)
        : sequence(test.pattern.flatMap((part) => syntaxOf(part, test.folding)));
    if (!test.ofFileName) return syntax;
    const paths = pathsEndingIn(syntax);
    if (paths === undefined) throw new InternalError('a test of a file name that was not checked');
    return paths;
  }
}

/**
 * What it is about a test that automata can't decide; undefined if they can. Throws `UnreadableRegex` for a regular
 * expression that can't be read.
 */
export function undecidable(test: TextTest): string | undefined {
  if (test.kind === 'regex') {
    if (test.source.length > longest) return 'a regular expression that is too long';
    const syntax = regexSyntax(test.source, test.flags);
    const isDecidable = !test.ofFileName || pathsEndingIn(syntax) !== undefined;
    return isDecidable ? undefined : 'a regular expression that looks beyond the name of a file';
  }
  const lengths = test.pattern.map((part) => (typeof part === 'string' ? part.length : 1));
  if (lengths.reduce((sum, length) => sum + length, 0) > longest) return 'a text that is too long';
  // `tolower()` of these depends on the letters beside them, or adds a character.
  const isPlain = test.pattern.every((part) => {
    if (typeof part !== 'string') return part.kind !== 'placeholder';
    return test.folding !== 'lower' || !/σ|ς|\u0307/u.test(part);
  });
  return isPlain ? undefined : 'a text whose case depends on the letters beside it';
}

/** Automata for longer texts would have more nodes than one may have. */
const longest = 40_000;

function folded(text: string, folding: Folding): string {
  switch (folding) {
    case 'none':
      return text;
    case 'ascii':
      return foldAscii(text);
    case 'lower':
    case 'unicode':
      return text.toLowerCase();
  }
}

function syntaxOf(part: PatternPart, folding: Folding): readonly Syntax[] {
  if (typeof part === 'string')
    return [...part].map((character) => characters(variantsOf(character, folding)));
  return [isMany(part) ? anyText : anyCharacter];
}

function sampleOf(part: PatternPart): string {
  if (typeof part === 'string') return part;
  return isMany(part) ? '' : 'x';
}
