import type { PatternPart, StringPattern, Value } from '../ir/index.ts';

/** Whether every field that matches the first value surely matches the second one, too. */
export function implies(stronger: Value, weaker: Value): boolean {
  if (stronger.kind === 'string' && weaker.kind === 'string') {
    if (weaker.cased) return stronger.cased && covers(weaker.pattern, stronger.pattern);
    return covers(folded(weaker.pattern), folded(stronger.pattern));
  }
  return stronger.kind === weaker.kind && keyOf(stronger) === keyOf(weaker);
}

/**
 * One of 32 bits for each letter that a match of the value must hold. A value that implies another one has all
 * bits of that one; other kinds of values have none.
 */
export function letterBits(value: Value): number {
  let bits = 0;
  if (value.kind !== 'string') return bits;
  for (const part of folded(value.pattern)) {
    if (typeof part !== 'string') continue;
    for (let at = 0; at < part.length; at += 1) bits |= 1 << (part.charCodeAt(at) & 31);
  }
  return bits;
}

/** Whether no field can match both values. */
export function excludes(one: Value, other: Value): boolean {
  if (one.kind === 'string' && other.kind === 'string') {
    return one.cased && other.cased
      ? areExclusive(one.pattern, other.pattern)
      : areExclusive(folded(one.pattern), folded(other.pattern));
  }
  if (one.kind === 'number' && other.kind === 'number') return keyOf(one) !== keyOf(other);
  return one.kind === 'boolean' && other.kind === 'boolean' && one.value !== other.value;
}

function areExclusive(one: StringPattern, other: StringPattern): boolean {
  if (isExact(one) && isKnown(other)) return !covers(other, one);
  if (isExact(other) && isKnown(one)) return !covers(one, other);
  const [start, otherStart] = [literalAt(one, 0), literalAt(other, 0)];
  const [end, otherEnd] = [literalAt(one, -1), literalAt(other, -1)];
  return (
    !(start.startsWith(otherStart) || otherStart.startsWith(start)) ||
    !(end.endsWith(otherEnd) || otherEnd.endsWith(end))
  );
}

const foldedPatterns = new WeakMap<StringPattern, StringPattern>();

/** A pattern without its letter case; the same object for the same pattern, because lists compare every pair. */
function folded(pattern: StringPattern): StringPattern {
  let result = foldedPatterns.get(pattern);
  if (result === undefined) {
    result = pattern.map((part) => (typeof part === 'string' ? part.toLowerCase() : part));
    foldedPatterns.set(pattern, result);
  }
  return result;
}

/** Whether `pattern` matches every text that `other` matches, wildcards of `other` taken as unknown text. */
function covers(pattern: StringPattern, other: StringPattern): boolean {
  // Nearly all pairs end here, so that the others may take their time.
  if (!pattern.every((part) => typeof part !== 'string' || occursIn(part, other))) return false;
  const [wanted, given] = [tokensOf(pattern), tokensOf(other)];
  let [at, from] = [0, 0];
  let retry: { readonly at: number; readonly from: number } | undefined;
  while (from < given.length) {
    const token = wanted[at];
    if (token === manyToken) {
      retry = { at, from };
      at += 1;
    } else if (token !== undefined && matches(token, given[from] ?? manyToken)) {
      at += 1;
      from += 1;
    } else if (retry === undefined) {
      return false;
    } else {
      at = retry.at + 1;
      from = retry.from + 1;
      retry = { at: retry.at, from };
    }
  }
  return wanted.slice(at).every((token) => token === manyToken);
}

function occursIn(literal: string, pattern: StringPattern): boolean {
  return pattern.some((part) => typeof part === 'string' && part.includes(literal));
}

/** One character, or a part that stands for others. */
type Token = string | PatternPart;

const manyToken: Token = { kind: 'many' };
const oneToken: Token = { kind: 'one' };

function tokensOf(pattern: StringPattern): readonly Token[] {
  return pattern.flatMap((part): readonly Token[] => {
    if (typeof part === 'string') return [...part];
    return [part.kind === 'many' ? manyToken : part.kind === 'one' ? oneToken : part];
  });
}

/** Placeholders stand for unknown text, so that only their own kind surely matches them. */
function matches(wanted: Token, given: Token): boolean {
  if (wanted === oneToken) return typeof given === 'string' || given === oneToken;
  if (typeof wanted === 'string' || typeof given === 'string') return wanted === given;
  return wanted.kind === 'placeholder' && given.kind === 'placeholder' && wanted.name === given.name;
}

function isExact(pattern: StringPattern): boolean {
  return pattern.every((part) => typeof part === 'string');
}

function isKnown(pattern: StringPattern): boolean {
  return pattern.every((part) => typeof part === 'string' || part.kind !== 'placeholder');
}

/** The literal text at an end of a pattern (0 or -1); empty if a wildcard is there. */
function literalAt(pattern: StringPattern, end: 0 | -1): string {
  const part = pattern.at(end);
  return typeof part === 'string' ? part : '';
}

/** What makes values equal: everything but their place and their spelling. */
export function keyOf(value: Value): string {
  if (value.kind === 'string') {
    const pattern = value.cased ? value.pattern : folded(value.pattern);
    return JSON.stringify(['string', value.cased, pattern]);
  }
  if (value.kind === 'number') return `number ${value.value}`;
  return JSON.stringify(value, (name, part: unknown) => {
    if (name === 'span' || name === 'text') return undefined;
    return typeof part === 'bigint' ? part.toString() : part;
  });
}
