import type { StringPattern } from '../../ir/index.ts';
import { pattern } from './pattern.ts';

/** The characters that Windows programs take for one another before a flag (Modifiers appendix, `windash`). */
export const dashes: readonly string[] = ['-', '/', '\u2013', '\u2014', '\u2015'];

/** How many patterns `withDashes` makes of a pattern: five for each dash in it, multiplied. */
export function dashVariants(parts: StringPattern): number {
  let variants = 1;
  for (const part of parts) {
    if (typeof part !== 'string') continue;
    for (const character of part) if (dashes.includes(character)) variants *= dashes.length;
  }
  return variants;
}

/** Every pattern that results from writing each dash as each of the five; the pattern itself comes first. */
export function withDashes(parts: StringPattern): readonly StringPattern[] {
  let variants: readonly StringPattern[] = [[]];
  for (const part of parts) {
    for (const piece of typeof part === 'string' ? part.split(/([-/\u2013-\u2015])/) : [part]) {
      const choices = typeof piece === 'string' && dashes.includes(piece) ? withFirst(piece) : [piece];
      variants = variants.flatMap((variant) => choices.map((choice) => [...variant, choice]));
    }
  }
  return variants.map(pattern);
}

function withFirst(dash: string): readonly string[] {
  return [dash, ...dashes.filter((other) => other !== dash)];
}
