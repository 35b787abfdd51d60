import { charactersOf, allCharacters } from '../text/characters.ts';
import { anyText, characters, choice, literal, repeated, sequence, type Syntax } from '../text/syntax.ts';
import { boundsOf, type Network } from './address.ts';

/**
 * Texts of which every one is an address of a network, and texts of which every address of the network is one: how
 * automata see a network, as no text decides more than what is usual to write. `within` is absent for IPv6.
 */
export interface NetworkTexts {
  readonly within?: Syntax;
  readonly around: Syntax;
}

/** The texts of a network. */
export function networkTexts(network: Network): NetworkTexts {
  const withColon = sequence([anyText, literal(':'), anyText]);
  if (network.family === 6) return { around: withColon };
  const [first, last] = boundsOf(network);
  const octets = [24n, 16n, 8n, 0n].map((shift) =>
    octetBetween(Number((first >> shift) & 0xffn), Number((last >> shift) & 0xffn)),
  );
  const dotted = sequence(octets.flatMap((octet, index) => (index === 0 ? [octet] : [literal('.'), octet])));
  const zeros: Syntax = { kind: 'repeat', item: literal('0'), least: 0, most: 2 };
  const padded = octets.flatMap((octet, index) => [...(index === 0 ? [] : [literal('.')]), zeros, octet]);
  const length: Syntax = {
    kind: 'repeat',
    item: sequence([literal('/'), repeated(characters(digits))]),
    least: 0,
    most: 1,
  };
  return { within: dotted, around: choice([withColon, sequence([blanks, ...padded, length, blanks])]) };
}

const digits = charactersOf({ min: 0x30, max: 0x39 });

/** `\s` of any engine, and more. */
const blanks = repeated(characters(allCharacters.without({ min: 0x21, max: 0x7e })));

function octetBetween(first: number, last: number): Syntax {
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => literal(String(first + index)));
  return choice(numbers);
}
