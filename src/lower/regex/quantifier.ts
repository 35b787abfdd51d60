import { quote } from '../../diagnostics/index.ts';
import { invalid, unsupported } from './problem.ts';
import type { RegexReader } from './reader.ts';

/** How often the part before it occurs. */
export interface Quantifier {
  readonly text: string;
  /** How often it occurs at least. */
  readonly least: number;
  /** How many copies of the part an engine makes that writes repetitions out. */
  readonly copies: number;
}

/** Reads `*`, `+`, `?` or `{n,m}` with a following `?`, if the cursor is on one. */
export function readQuantifier(reader: RegexReader): Quantifier | undefined {
  const start = reader.at;
  const found = reader.match(/[*+?]|\{(\d+)(?:(,)(\d*))?\}/y);
  if (found === undefined) return undefined;
  const [text, least, comma, most] = found;
  const bounds =
    least === undefined
      ? { least: text === '+' ? 1 : 0, copies: 1 }
      : readBounds(least, comma === undefined ? least : most, start, reader.at);
  const lazy = reader.skip('?') ? '?' : '';
  if (lazy === '' && reader.peek() === '+') {
    throw unsupported(start, reader.at + 1, `${quote(`${text}+`)} is a possessive quantifier`);
  }
  const again = reader.at;
  if (reader.match(/[*+?]|\{\d+(?:,\d*)?\}/y) !== undefined) {
    throw invalid(again, reader.at, 'a quantifier can not follow a quantifier');
  }
  return { text: text + lazy, ...bounds };
}

function readBounds(
  least: string,
  most: string | undefined,
  start: number,
  end: number,
): Pick<Quantifier, 'least' | 'copies'> {
  const [low, high] = [Number(least), most === undefined || most === '' ? Number(least) : Number(most)];
  if (high < low) throw invalid(start, end, 'the bounds of this repetition are the wrong way round');
  return { least: low, copies: high };
}
