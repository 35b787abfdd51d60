import fc from 'fast-check';
import type {
  ComparisonValue,
  RegexValue,
  StringPattern,
  TimePartValue,
  Value,
} from '../../../src/ir/index.ts';
import { addressText, readAddress, width } from './address.ts';
import type { EventValue } from './event.ts';
import type { Random } from './random.ts';

/** Something that satisfies one value of a rule, on its own; `undefined` is the absent field. */
export function exampleOf(value: Value, random: Random): EventValue | undefined {
  switch (value.kind) {
    case 'string':
      return textMatching([value.pattern], random);
    case 'number':
      return random.pick<EventValue>([Number(value.value), value.text]);
    case 'boolean':
      return random.pick<EventValue>([value.value, String(value.value)]);
    case 'null':
      return undefined;
    case 'exists':
      return value.expected ? 'something' : undefined;
    case 'regex':
      return regexExample(value, random);
    case 'comparison':
      return numberBeside(value);
    case 'cidr': {
      const base = readAddress(value.network)?.bits ?? 0n;
      const size = 1n << BigInt(width(value.family) - value.prefixLength);
      const text = addressText(value.family, random.pick([base, base + size - 1n, base + size / 2n]));
      return value.family === 4 && random.below(3) === 0 ? `::ffff:${text}` : text;
    }
    case 'time-part':
      return timeExample(value);
    case 'field-reference':
    case 'query-list':
      return 'something';
  }
}

/** A text that has the pieces of all patterns: those tied to the start first, those tied to the end last. */
export function textMatching(patterns: readonly StringPattern[], random: Random): string {
  const whole = patterns.find((pattern) => !isMany(pattern[0]) && !isMany(pattern.at(-1)));
  if (whole !== undefined) return spell(whole, random);
  const starts = patterns.filter((pattern) => !isMany(pattern[0]));
  const ends = patterns.filter((pattern) => pattern.length > 1 && !isMany(pattern.at(-1)));
  const inner = patterns.filter((pattern) => !starts.includes(pattern) && !ends.includes(pattern));
  const start = longest(starts.map((pattern) => spell(pattern.slice(0, -1), random)));
  const end = longest(ends.map((pattern) => spell(pattern.slice(1), random)));
  const middle = inner.map((pattern) => spell(trimmed(pattern), random));
  const pieces = [...(start === '' ? [] : [start]), ...middle, ...(end === '' ? [] : [end])];
  const body = pieces.join(gap(pieces, random));
  const front = starts.length > 0 ? '' : before(pieces[0] ?? '', random);
  return `${front}${body}${ends.length > 0 ? '' : random.pick(['', '', ' /x'].slice(0, isDigest(body) ? 2 : 3))}`;
}

function spell(pattern: StringPattern, random: Random): string {
  return pattern
    .map((part) => {
      if (typeof part === 'string') return part;
      return part.kind === 'one' ? random.pick(['q', '7', '.']) : random.pick(['', 'z', ' w ', '\n']);
    })
    .join('');
}

function trimmed(pattern: StringPattern): StringPattern {
  return pattern.slice(
    isMany(pattern[0]) ? 1 : 0,
    pattern.length > 1 && isMany(pattern.at(-1)) ? -1 : undefined,
  );
}

/** What stands before text that is not tied to the start; paths begin with a folder. */
function before(piece: string, random: Random): string {
  if (piece.startsWith('\\')) return random.pick(['C:\\Program Files', 'C:', '', 'HKLM\\Software']);
  if (piece.startsWith('/')) return random.pick(['/usr', '']);
  return isDigest(piece) ? '' : random.pick(['', 'x ', 'C:\\Users\\']);
}

function gap(pieces: readonly string[], random: Random): string {
  if (pieces.some(isDigest)) return ',';
  return random.pick(['', ' ', ' n ']);
}

function isDigest(text: string): boolean {
  return /^(?:[a-z0-9]+=)?[0-9a-f]{16,}$/i.test(text);
}

function isMany(part: StringPattern[number] | undefined): boolean {
  return typeof part === 'object' && part.kind === 'many';
}

function longest(texts: readonly string[]): string {
  return texts.toSorted((a, b) => b.length - a.length)[0] ?? '';
}

/** A text that JavaScript's reading of the expression finds; absent where it can't read it. */
function regexExample({ source, flags }: RegexValue, random: Random): string | undefined {
  const inline = /^\(\?([ims]+)\)/.exec(source);
  const body = source
    .slice(inline?.[0].length ?? 0)
    .replaceAll('\\z', '$')
    .replaceAll('\\A', '^');
  const letters = new Set([...flags, ...(inline?.[1] ?? '')].filter((flag) => flag !== 'i'));
  try {
    const texts = fc.stringMatching(new RegExp(body, [...letters].join('')));
    return fc.sample(texts, { seed: random.below(1_000_000), numRuns: 1 })[0]?.replace(/[^\t\n\r -~]/g, 'a');
  } catch {
    return undefined;
  }
}

/** The number next to a bound, on the side that satisfies it. */
function numberBeside({ operator, value }: ComparisonValue): number {
  const bound = Number(value);
  switch (operator) {
    case '<':
      return bound - 1;
    case '>':
      return bound + 1;
    case '<=':
    case '>=':
      return bound;
  }
}

function timeExample({ unit, value }: TimePartValue): string {
  const part = { year: 2024, month: 3, day: 4, hour: 5, minute: 6, [unit]: value };
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${part.year}-${two(part.month)}-${two(part.day)}T${two(part.hour)}:${two(part.minute)}:30Z`;
}
