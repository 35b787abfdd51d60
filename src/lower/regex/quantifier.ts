import { quote } from '../../diagnostics/index.ts';
import { invalid, unsupported } from './problem.ts';
import type { RegexReader } from './reader.ts';

/** The highest number of repetitions that both RE2 and KQL accept. */
const maximumRepetition = 1_000;

/** Reads `*`, `+`, `?` or `{n,m}` with a following `?`, if the cursor is on one; else the empty string. */
export function readQuantifier(reader: RegexReader): string {
  const start = reader.at;
  const found = reader.match(/[*+?]|\{(\d+)(?:(,)(\d*))?\}/y);
  if (found === undefined) return '';
  const [text, least, comma, most] = found;
  if (least !== undefined) checkBounds(least, comma === undefined ? least : most, start, reader.at);
  const lazy = reader.skip('?') ? '?' : '';
  if (lazy === '' && reader.peek() === '+') {
    throw unsupported(start, reader.at + 1, `${quote(`${text}+`)} is a possessive quantifier`);
  }
  const again = reader.at;
  if (reader.match(/[*+?]|\{\d+(?:,\d*)?\}/y) !== undefined) {
    throw invalid(again, reader.at, 'a quantifier can not follow a quantifier');
  }
  return text + lazy;
}

function checkBounds(least: string, most: string | undefined, start: number, end: number): void {
  const [low, high] = [Number(least), most === undefined || most === '' ? Number(least) : Number(most)];
  if (high < low) throw invalid(start, end, 'the bounds of this repetition are the wrong way round');
  if (high > maximumRepetition) {
    throw unsupported(start, end, `a repetition of more than ${maximumRepetition} is not allowed`);
  }
}
