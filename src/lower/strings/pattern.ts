import { many, type PatternPart, type StringPattern } from '../../ir/index.ts';
import type { Position } from '../comparison.ts';

/** A pattern in normal form: literals joined, empty literals dropped, `**` written as `*`. */
export function pattern(parts: readonly PatternPart[]): StringPattern {
  const normal: PatternPart[] = [];
  for (const part of parts) {
    const last = normal.at(-1);
    if (typeof part === 'string') {
      if (part === '') continue;
      if (typeof last === 'string') normal[normal.length - 1] = last + part;
      else normal.push(part);
    } else if (!(part.kind === 'many' && typeof last === 'object' && last.kind === 'many')) {
      normal.push(part);
    }
  }
  return normal;
}

/** Puts the wildcards of `contains`, `startswith` and `endswith` around a pattern. */
export function positioned(parts: StringPattern, position: Position): StringPattern {
  switch (position) {
    case 'equals':
      return parts;
    case 'startswith':
      return pattern([...parts, many]);
    case 'endswith':
      return pattern([many, ...parts]);
    case 'contains':
      return pattern([many, ...parts, many]);
  }
}
