import type { OpenEnds } from './terms.ts';

/** Literal text that every match of a regex holds, and where the match may go on. */
export interface RegexPiece {
  readonly text: string;
  readonly open: OpenEnds;
}

/** A regex of literal text and wildcards. */
export interface WildcardRegex {
  readonly pieces: readonly RegexPiece[];
  readonly ignoresCase: boolean;
}

/**
 * Reads a regex that is nothing but literal text, `.`, `.*` and anchors, as wildcards are emitted.
 * Undefined for every other regex. Without the flag `m`, `^` and `$` are the ends of the text.
 * https://learn.microsoft.com/kusto/query/regex
 */
export function readWildcardRegex(source: string): WildcardRegex | undefined {
  const [, flags = '', start, body = ''] = /^\(\?(i?s)\)(\^?)(.*)$/s.exec(source) ?? [];
  if (start === undefined) return undefined;
  const isAnchored = endsInAnchor(body);
  const parts = partsOf(isAnchored ? body.slice(0, -1) : body);
  if (parts === undefined) return undefined;
  const last = parts.length - 1;
  const pieces = parts.flatMap((text, index) =>
    text === ''
      ? []
      : [{ text, open: { start: index > 0 || start === '', end: index < last || !isAnchored } }],
  );
  return { pieces, ignoresCase: flags.includes('i') };
}

/** The literal texts between the wildcards, some of them empty; undefined if there is anything else. */
function partsOf(body: string): readonly string[] | undefined {
  const parts: string[] = [''];
  for (const [token] of body.matchAll(/\\.|\.\*|\.|[^]/gsu)) {
    if (token === '.' || token === '.*') {
      parts.push('');
      continue;
    }
    const literal = literalOf(token);
    if (literal === undefined) return undefined;
    parts[parts.length - 1] += literal;
  }
  return parts;
}

function literalOf(token: string): string | undefined {
  if (token.startsWith('\\')) return /^\\[\\^$.*+?()[\]{}|]$/.test(token) ? token.slice(1) : undefined;
  return /[\\^$*+?()[\]{}|]/.test(token) ? undefined : token;
}

/** A `$` at the end that is not the second half of `\$`. */
function endsInAnchor(body: string): boolean {
  return /(?<!\\)(?:\\\\)*\$$/.test(body);
}
