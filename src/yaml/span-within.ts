import type { Span } from '../diagnostics/index.ts';
import type { YamlScalar } from './tree.ts';

/**
 * Finds the place in the file of a part of a scalar's text: `spanWithin(scalar)(start, end)` for the
 * characters `[start, end)` of `scalar.text`.
 *
 * Exact unless the text was written with escapes; then it answers the place of the whole scalar.
 */
export function spanWithin(scalar: YamlScalar): (start: number, end: number) => Span {
  const { text, span } = scalar;
  const raw = span.source.text.slice(span.start, span.end);
  const shift = raw.startsWith(text) ? 0 : raw.startsWith(text, 1) && scalar.quoted ? 1 : undefined;
  if (shift !== undefined) {
    const base = span.start + shift;
    return (start, end) => ({ source: span.source, start: base + start, end: base + end });
  }
  let offsets: readonly number[] | undefined | 'unknown';
  return (start, end) => {
    offsets ??= alignment(raw, text) ?? 'unknown';
    const first = offsets === 'unknown' ? undefined : offsets[start];
    const last = offsets === 'unknown' ? undefined : offsets[end - 1];
    if (first === undefined || last === undefined) return span;
    return { source: span.source, start: span.start + first, end: span.start + last + 1 };
  };
}

/**
 * The offset in `raw` of each character of `text`. Folding and indentation only touch white space, so all
 * other characters must come in the same order; undefined if they don't.
 */
function alignment(raw: string, text: string): readonly number[] | undefined {
  const offsets: number[] = [];
  let at = /^[|>]/.test(raw) ? raw.indexOf('\n') + 1 : /^['"]/.test(raw) ? 1 : 0;
  for (const character of text.split('')) {
    if (blank.test(character)) {
      offsets.push(at);
      continue;
    }
    while (blank.test(raw[at] ?? '')) at += 1;
    if (raw[at] !== character) return undefined;
    offsets.push(at);
    at += 1;
  }
  return offsets;
}

const blank = /^\s$/;
