import { isMany, type PatternPart, type StringPattern } from '../ir/index.ts';
import type { LeafTest } from './predicate.ts';

/** A string value taken apart: which kind of test it is, and what is left to look for. */
export interface PatternShape {
  readonly test: Extract<LeafTest, 'eq' | 'match' | 'starts_with' | 'ends_with' | 'wildcard'>;
  readonly inner: StringPattern;
}

/**
 * Reads `*` at the ends as the test that it makes of a value, so that `Image: '*\cmd.exe'` and
 * `Image|endswith: '\cmd.exe'` are the same. A value of wildcards alone stays one.
 */
export function shapeOf(pattern: StringPattern): PatternShape {
  const opens = isMany(pattern[0]);
  const closes = isMany(pattern.at(-1));
  const inner = pattern.slice(opens ? 1 : 0, closes ? -1 : undefined);
  if (pattern.length > 0 && inner.every((part) => typeof part !== 'string' && part.kind !== 'placeholder')) {
    return { test: 'wildcard', inner: pattern };
  }
  if (opens) return { test: closes ? 'match' : 'ends_with', inner };
  if (closes) return { test: 'starts_with', inner };
  return { test: inner.some(isWildcard) ? 'wildcard' : 'eq', inner };
}

/** A pattern in Sigma's spelling, with as few escapes as it needs. */
export function patternText(pattern: StringPattern): string {
  return pattern
    .map((part, index) => {
      if (typeof part !== 'string') return partText(part);
      const escaped = part.replace(
        /(?<!\\)\\*[*?]/g,
        (run) => `${run.slice(0, -1).repeat(2)}\\${run.at(-1)}`,
      );
      const next = pattern[index + 1];
      return next !== undefined && isWildcard(next)
        ? escaped.replace(/(?<!\\)\\+$/, (run) => run.repeat(2))
        : escaped;
    })
    .join('');
}

/** The text of a pattern that is nothing but text. */
export function literalOf(pattern: StringPattern): string | undefined {
  const texts = pattern.filter((part) => typeof part === 'string');
  return texts.length === pattern.length ? texts.join('') : undefined;
}

function partText(part: Exclude<PatternPart, string>): string {
  switch (part.kind) {
    case 'many':
      return '*';
    case 'one':
      return '?';
    case 'placeholder':
      return `%${part.name}%`;
  }
}

function isWildcard(part: PatternPart): boolean {
  return typeof part === 'object' && part.kind !== 'placeholder';
}
