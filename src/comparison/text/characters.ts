import { CharSet, JS } from 'refa';

/** The last code point. */
const lastCharacter = 0x10ffff;

/** Every character that a text can hold; halves of surrogate pairs are none. */
export const allCharacters: CharSet = CharSet.all(lastCharacter).without({ min: 0xd800, max: 0xdfff });

/** A range of code points with both ends, or one of them. */
export type Characters = { readonly min: number; readonly max: number } | number;

/** The set of some characters. */
export function charactersOf(...characters: readonly Characters[]): CharSet {
  const ranges = characters.map((each) => (typeof each === 'number' ? { min: each, max: each } : each));
  return CharSet.empty(lastCharacter).union(ranges);
}

/** A general category (`Lu`) or a script (`Greek`) of Unicode. Throws `SyntaxError` for another name. */
export function propertyOf(name: string): CharSet {
  const key = name.length <= 2 ? 'General_Category' : 'Script';
  return JS.createCharSet([{ kind: 'property', key, value: name, strings: false, negate: false }], {
    unicode: true,
  });
}

/** What `\d`, `\w` and `\s` stand for in KQL, which reads them as Unicode does. */
export const perlSets = {
  d: lazy(() => propertyOf('Nd')),
  w: lazy(() =>
    charactersOf(0x200c, 0x200d).union(...['L', 'M', 'Nd', 'Nl', 'Pc'].map((name) => propertyOf(name))),
  ),
  s: lazy(() =>
    charactersOf(
      { min: 0x09, max: 0x0d },
      0x20,
      0x85,
      0xa0,
      0x1680,
      { min: 0x2000, max: 0x200a },
      0x2028,
      0x2029,
      0x202f,
      0x205f,
      0x3000,
    ),
  ),
} as const;

/** The set and every character that differs from one of its only in case, by Unicode's simple folding. */
export function foldedSet(set: CharSet): CharSet {
  return JS.createCharSet(set.ranges, { unicode: true, ignoreCase: true });
}

/** How a comparison treats case. `lower`: `tolower()` of the text is compared with a text in lower case. */
export type Folding = 'none' | 'ascii' | 'lower' | 'unicode';

const known = new Map<string, CharSet>();

/** The characters that count as one character under a folding. */
export function variantsOf(character: string, folding: Folding): CharSet {
  const key = `${folding} ${character}`;
  const set = known.get(key) ?? computed(character, folding);
  known.set(key, set);
  return set;
}

function computed(character: string, folding: Folding): CharSet {
  const code = character.codePointAt(0) ?? 0;
  const own = charactersOf(code);
  switch (folding) {
    case 'none':
      return own;
    case 'ascii':
      return /[A-Za-z]/.test(character)
        ? charactersOf(character.toLowerCase().charCodeAt(0), character.toUpperCase().charCodeAt(0))
        : own;
    case 'unicode':
      return foldedSet(own);
    case 'lower':
      return charactersOf(...(lowered().get(character) ?? []));
  }
}

/** For each character, those that `tolower()` turns into it. */
const lowered = lazy((): ReadonlyMap<string, readonly number[]> => {
  const origins = new Map<string, number[]>();
  for (let code = 0; code < 0x1ffff; code += 1) {
    if (code === 0xd800) code = 0xe000;
    const lower = String.fromCodePoint(code).toLowerCase();
    const found = origins.get(lower);
    if (found === undefined) origins.set(lower, [code]);
    else found.push(code);
  }
  return origins;
});

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
