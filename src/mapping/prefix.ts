import { isMany, many, type StringPattern, type StringValue } from '../ir/index.ts';
import { withPattern } from './pattern.ts';
import { startOf, step, stepOver, symbolsOf } from './pattern-places.ts';

/**
 * What a column that begins with one of `to` holds where the field begins with `from`. A value that surely begins
 * so has it replaced; one that may, by a wildcard within, also stays as it is, for fields that begin otherwise.
 */
export function replacePrefix(
  value: StringValue,
  from: string,
  to: readonly string[],
): readonly StringValue[] {
  const { pattern } = value;
  if (pattern.length === 0) return [value];
  if (isMany(pattern[0])) return [value, ...behindOpenStart(value, from, to)];
  const meeting = meet(pattern, from);
  switch (meeting.kind) {
    case 'apart':
      return [value];
    case 'behind': {
      const replaced = to.map((prefix) => withPattern(value, [prefix, ...meeting.rest]));
      return meeting.isCertain ? replaced : [value, ...replaced];
    }
    case 'within': {
      const others = to.filter((prefix) => meet(pattern, prefix).kind !== 'within');
      const replaced = others.map((prefix) => {
        const kept = prefix.length - sharedEnd(from, prefix);
        return withPattern(value, [prefix.slice(0, kept), many, ...meeting.rest]);
      });
      return [value, ...replaced];
    }
  }
}

/** Whether a value has a `*` within the prefix and goes on in a way that could fit a part of the prefix itself. */
export function divesIntoPrefix(value: StringValue, from: string, to: readonly string[]): boolean {
  const { pattern } = value;
  if (isMany(pattern[0])) return startings(value, from).some((start) => divesIntoPrefix(start, from, to));
  const meeting = meet(pattern, from);
  if (meeting.kind !== 'within') return false;
  const [next] = meeting.rest;
  if (next === undefined) return false;
  return ![from, ...to].every((prefix) => {
    const end = prefix.slice(prefix.length - Math.min(...to.map((each) => sharedEnd(from, each))));
    return (
      end !== '' &&
      typeof next === 'string' &&
      next.startsWith(end) &&
      prefix.indexOf(end) === prefix.length - end.length
    );
  });
}

/** Whether a value fits whatever begins with any of `to`, but not what begins with `from`. */
export function fitsReplacement({ pattern }: StringValue, from: string, to: readonly string[]): boolean {
  return (
    pattern.length > 1 &&
    to.every((prefix) => prefix !== '' && isWithin(pattern, prefix)) &&
    !covers(pattern, [from, many]) &&
    to.every((prefix) => covers(pattern, [prefix, many]))
  );
}

/** Whether a prefix holds every text of a pattern, which is soon asked and seldom so. */
function isWithin(pattern: StringPattern, prefix: string): boolean {
  const text = prefix.toLowerCase();
  return pattern.every((part) => typeof part !== 'string' || text.includes(part.toLowerCase()));
}

/** Behind a leading `*` the text may stand at the start of the prefix, or further within it. */
function behindOpenStart(value: StringValue, from: string, to: readonly string[]): readonly StringValue[] {
  return startings(value, from)
    .flatMap((start) => replacePrefix(start, from, to).filter(({ pattern }) => pattern !== start.pattern))
    .filter(({ pattern }) => !covers(value.pattern, pattern));
}

/** A value with a leading `*` as values that begin with less than the prefix, or nothing, and go on with the rest. */
function startings(value: StringValue, from: string): readonly StringValue[] {
  const rest = value.pattern.slice(1);
  return Array.from({ length: from.length }, (_, place) =>
    withPattern(value, [from.slice(0, place), ...rest]),
  );
}

/** Whether a pattern fits whatever fits the other, as far as the other shows its characters. */
function covers(pattern: StringPattern, other: StringPattern): boolean {
  if (endsAlike(pattern, other)) return true;
  const symbols = symbolsOf(inLowerCase(pattern));
  const places = symbolsOf(inLowerCase(other)).reduce(
    (reached, symbol) =>
      isMany(symbol)
        ? stepOver(symbols, reached)
        : step(symbols, reached, typeof symbol === 'string' ? symbol : ''),
    startOf(symbols),
  );
  return places.has(symbols.length);
}

/** Whether a pattern is what the other is, with a `*` for its start: most that are asked are, and soon found to be. */
function endsAlike([first, next, ...rest]: StringPattern, [start, ...others]: StringPattern): boolean {
  return (
    isMany(first) &&
    typeof next === 'string' &&
    typeof start === 'string' &&
    start.toLowerCase().endsWith(next.toLowerCase()) &&
    rest.length === others.length &&
    rest.every((part, index) => part === others[index] || (isMany(part) && isMany(others[index])))
  );
}

function inLowerCase(pattern: StringPattern): StringPattern {
  return pattern.map((part) => (typeof part === 'string' ? part.toLowerCase() : part));
}

/** How a pattern and a prefix meet, both read from the start. */
type Meeting =
  /** No text fits the pattern and has the prefix. */
  | { readonly kind: 'apart' }
  /** The pattern fits the prefix and goes on behind it with `rest`; certain if only text was read. */
  | { readonly kind: 'behind'; readonly rest: StringPattern; readonly isCertain: boolean }
  /** The pattern has a `*` within the prefix, and `rest` behind that. */
  | { readonly kind: 'within'; readonly rest: StringPattern };

function meet(pattern: StringPattern, prefix: string): Meeting {
  let left = prefix;
  for (const [index, part] of pattern.entries()) {
    const rest = pattern.slice(index + 1);
    const isCertain = index === 0;
    if (left === '') return { kind: 'behind', rest: [part, ...rest], isCertain: index < 2 };
    if (typeof part === 'string') {
      if (part.length > left.length && startsWith(part, left)) {
        return { kind: 'behind', rest: [part.slice(left.length), ...rest], isCertain };
      }
      if (!startsWith(left, part)) return { kind: 'apart' };
      left = left.slice(part.length);
    } else {
      if (part.kind === 'many') return { kind: 'within', rest };
      left = left.slice(1);
    }
  }
  return left === '' ? { kind: 'behind', rest: [], isCertain: pattern.length === 1 } : { kind: 'apart' };
}

/** How many characters two texts have in common at their ends. */
function sharedEnd(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

function startsWith(text: string, prefix: string): boolean {
  return text.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase();
}
