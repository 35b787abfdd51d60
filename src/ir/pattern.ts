import type { PatternPart, StringPattern, Wildcard } from './value.ts';

/** The wildcard `*`. */
export const many: Wildcard = { kind: 'many' };

/** The wildcard `?`. */
export const one: Wildcard = { kind: 'one' };

/** Whether a part is the wildcard `*`. */
export function isMany(part: PatternPart | undefined): boolean {
  return typeof part === 'object' && part.kind === 'many';
}

/** Whether a part is the wildcard `?`. */
export function isOne(part: PatternPart | undefined): boolean {
  return typeof part === 'object' && part.kind === 'one';
}

/** The text of a pattern that is nothing but text; undefined if it has wildcards or placeholders. */
export function literalText(pattern: StringPattern): string | undefined {
  if (pattern.length === 0) return '';
  const [only] = pattern;
  return pattern.length === 1 && typeof only === 'string' ? only : undefined;
}
