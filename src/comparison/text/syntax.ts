import type { CharSet } from 'refa';
import { allCharacters, charactersOf } from './characters.ts';

/** A set of texts, as a regular expression that the whole text must match. */
export type Syntax = CharactersSyntax | SequenceSyntax | ChoiceSyntax | RepeatSyntax | AssertionSyntax;

/** One character of a set. */
export interface CharactersSyntax {
  readonly kind: 'characters';
  readonly set: CharSet;
}

/** One after the other; the empty text if there are none. */
export interface SequenceSyntax {
  readonly kind: 'sequence';
  readonly items: readonly Syntax[];
}

/** One of several; no text at all if there are none. */
export interface ChoiceSyntax {
  readonly kind: 'choice';
  readonly options: readonly Syntax[];
}

/** At least `least` and at most `most` times, which may be `Infinity`. */
export interface RepeatSyntax {
  readonly kind: 'repeat';
  readonly item: Syntax;
  readonly least: number;
  readonly most: number;
}

/** Something that holds between two characters, or at an end of the text. */
export interface AssertionSyntax {
  readonly kind: 'assertion';
  readonly holds: 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge';
}

/** One character of a set. */
export function characters(set: CharSet): CharactersSyntax {
  return { kind: 'characters', set };
}

/** One after the other. */
export function sequence(items: readonly Syntax[]): SequenceSyntax {
  return { kind: 'sequence', items };
}

/** One of several. */
export function choice(options: readonly Syntax[]): ChoiceSyntax {
  return { kind: 'choice', options };
}

/** As often as one likes, also not at all. */
export function repeated(item: Syntax): RepeatSyntax {
  return { kind: 'repeat', item, least: 0, most: Number.POSITIVE_INFINITY };
}

/** A text, character by character. */
export function literal(text: string): SequenceSyntax {
  return sequence([...text].map((character) => characters(charactersOf(character.codePointAt(0) ?? 0))));
}

/** Exactly one character. */
export const anyCharacter: CharactersSyntax = characters(allCharacters);

/** Every text. */
export const anyText: RepeatSyntax = repeated(anyCharacter);

/**
 * The paths whose last segment is of a set: what follows the last `\` or `/`. Undefined if the set has assertions,
 * which would look beyond the segment.
 */
export function pathsEndingIn(segment: Syntax): Syntax | undefined {
  const inside = within(segment, nameCharacters);
  return inside && sequence([choice([sequence([]), sequence([anyText, characters(separators)])]), inside]);
}

const separators = charactersOf(0x2f, 0x5c);
const nameCharacters = allCharacters.without(separators);

/** The texts of a set that are made of some characters only. */
function within(syntax: Syntax, allowed: CharSet): Syntax | undefined {
  switch (syntax.kind) {
    case 'characters':
      return characters(syntax.set.intersect(allowed));
    case 'sequence': {
      const items = all(syntax.items, allowed);
      return items && sequence(items);
    }
    case 'choice': {
      const options = all(syntax.options, allowed);
      return options && choice(options);
    }
    case 'repeat': {
      const item = within(syntax.item, allowed);
      return item && { ...syntax, item };
    }
    case 'assertion':
      return undefined;
  }
}

function all(items: readonly Syntax[], allowed: CharSet): readonly Syntax[] | undefined {
  const found = items.map((item) => within(item, allowed));
  return found.every((item) => item !== undefined) ? found : undefined;
}
