import type { StringPattern } from '../../../src/ir/index.ts';

type Token = { readonly letter: string } | 'one' | 'many';

/** Whether a whole text matches a pattern. Case counts: fold both sides to ignore it. */
export function matchesPattern(text: string, pattern: StringPattern): boolean {
  const letters = [...text];
  const tokens = pattern.flatMap((part): readonly Token[] => {
    if (typeof part === 'string') return [...part].map((letter) => ({ letter }));
    if (part.kind === 'placeholder') throw new Error(`placeholder %${part.name}%`);
    return [part.kind];
  });
  let at = 0;
  let token = 0;
  let star: { readonly token: number; at: number } | undefined;
  while (at < letters.length) {
    const expected = tokens[token];
    if (expected === 'many') {
      star = { token, at };
      token += 1;
    } else if (expected !== undefined && (expected === 'one' || expected.letter === letters[at])) {
      at += 1;
      token += 1;
    } else if (star !== undefined) {
      star.at += 1;
      at = star.at;
      token = star.token + 1;
    } else {
      return false;
    }
  }
  return tokens.slice(token).every((rest) => rest === 'many');
}
