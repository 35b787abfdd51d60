import { InternalError } from '../../../src/diagnostics/index.ts';
import { isMany, type PatternPart, type StringPattern } from '../../../src/ir/index.ts';

/**
 * What a string pattern says, in the terms of KQL's string operators. `any` is a lone `*`, which
 * matches every text that is there. What no operator can say is a `regex`, anchored where the
 * pattern is.
 */
export type PatternShape =
  | { readonly kind: 'equals' | 'startswith' | 'endswith' | 'contains'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'regex'; readonly source: string };

/** The simplest operator that means exactly what the pattern means. */
export function shapeOf(pattern: StringPattern): PatternShape {
  const first = pattern[0];
  const last = pattern.at(-1);
  const open = isMany(first);
  const close = pattern.length > 1 && isMany(last);
  const inner = pattern.slice(open ? 1 : 0, close ? -1 : undefined);
  if (open && inner.length === 0) return { kind: 'any' };
  const [only] = inner;
  if (inner.length === 0) return { kind: 'equals', text: '' };
  if (inner.length === 1 && typeof only === 'string') return { kind: position(open, close), text: only };
  return { kind: 'regex', source: anchored(inner, open, close) };
}

/** Literal text as a part of a regular expression that means this text. */
export function escapeRegex(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function position(open: boolean, close: boolean): 'equals' | 'startswith' | 'endswith' | 'contains' {
  if (open) return close ? 'contains' : 'endswith';
  return close ? 'startswith' : 'equals';
}

function anchored(parts: StringPattern, open: boolean, close: boolean): string {
  const body = parts.map(partSource).join('');
  return `${open ? '' : '^'}${body}${close ? '' : '$'}`;
}

function partSource(part: PatternPart): string {
  if (typeof part === 'string') return escapeRegex(part);
  switch (part.kind) {
    case 'many':
      return '.*';
    case 'one':
      return '.';
    case 'placeholder':
      throw new InternalError(`placeholder %${part.name}% reached the backend`);
  }
}
