import { isMany, type PatternPart, type StringPattern } from '../ir/index.ts';

/** One character of a pattern, or a wildcard. */
export type PatternSymbol = PatternPart;

/** Places in a pattern up to which a text can have been read; its length means that all of it fits. */
export type Places = ReadonlySet<number>;

/** A pattern character by character. */
export function symbolsOf(pattern: StringPattern): readonly PatternSymbol[] {
  return pattern.flatMap((part): readonly PatternSymbol[] => (typeof part === 'string' ? [...part] : [part]));
}

/** Where a pattern can be before anything has been read. */
export function startOf(symbols: readonly PatternSymbol[]): Places {
  return opened(symbols, [0]);
}

/** The places that are reached from others with one of the characters. */
export function step(symbols: readonly PatternSymbol[], places: Places, characters: string): Places {
  const next = [...places].flatMap((place) => {
    const symbol = symbols[place];
    if (symbol === undefined) return [];
    if (typeof symbol === 'string') return characters.includes(symbol) ? [place + 1] : [];
    return [symbol.kind === 'many' ? place : place + 1];
  });
  return opened(symbols, next);
}

/** The places that any text at all leaves a pattern at. */
export function stepOver(symbols: readonly PatternSymbol[], places: Places): Places {
  return opened(
    symbols,
    [...places].filter((place) => isMany(symbols[place])),
  );
}

/** The places with those behind a `*`, which can stand for no text. */
function opened(symbols: readonly PatternSymbol[], places: readonly number[]): Places {
  const all = new Set(places);
  for (const place of all) if (isMany(symbols[place])) all.add(place + 1);
  return all;
}
