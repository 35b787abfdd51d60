import type { StringPattern } from '../ir/index.ts';
import { startOf, step, symbolsOf, type PatternSymbol, type Places } from './pattern-places.ts';

/** What sources other than Sysmon hold where Sysmon shows a registry value as a text that fits a pattern. */
export interface RegistryData {
  /** The numbers of the texts that spell one, as Defender and event 4657 write them: decimal or hexadecimal. */
  readonly numbers: readonly string[];
  /** Whether `(Empty)` is meant, for which they hold nothing. */
  readonly isEmpty: boolean;
  /** Whether texts fit of which the pattern does not say what data they stand for. */
  readonly isUncertain: boolean;
}

/**
 * Reads a pattern as a part of what Sysmon writes for data that is no text: `DWORD (0x00000001)`,
 * `QWORD (0x00000000-0x00000001)`, `Binary Data`, `(Empty)`. All of the digits but one must be given, otherwise too many
 * numbers are meant; and `(Empty)` must be named, since many a text shares some of its letters.
 */
export function registryData(pattern: StringPattern): RegistryData {
  const symbols = symbolsOf(spelledOut(pattern));
  if (!symbols.some((symbol) => typeof symbol === 'string')) return nothing;
  const [dword, qword] = numberForms.map((form) => textsThatFit(symbols, form));
  const [binary, empty] = textForms.map((form) => textsThatFit(symbols, form).length > 0);
  const counted = [dword, qword].map((texts = []) => (texts.length > mostNumbers ? [] : texts));
  const isEmpty = empty === true && pattern.some((part) => typeof part === 'string' && /empty/i.test(part));
  return {
    numbers: [...new Set(counted.flat().flatMap(spellings))],
    isEmpty,
    isUncertain:
      binary === true ||
      (empty === true && !isEmpty) ||
      [dword, qword].some((texts = []) => texts.length > mostNumbers),
  };
}

const nothing: RegistryData = { numbers: [], isEmpty: false, isUncertain: false };

/** As many as one digit that is not given leaves open. */
const mostNumbers = 16;

/** A text in which each place has one character of a few. */
type Form = readonly string[];

const digits = Array.from({ length: 8 }, () => '0123456789abcdef');
const numberForms: readonly Form[] = [
  [...'dword (0x', ...digits, ')'],
  [...'qword (0x', ...digits, ...'-0x', ...digits, ')'],
];
const textForms: readonly Form[] = [[...'binary data'], [...'(empty)']];

/** The number of a text of one of the forms. */
function spellings(text: string): readonly string[] {
  const value = BigInt(`0x${text.slice(text.indexOf('0x') + 2).replace(/-0x|\)/g, '')}`);
  return [value.toString(), `0x${value.toString(16)}`];
}

/** A pattern in lower case, with the leading zeros that a rule leaves out, as in `DWORD (0x1)`. */
function spelledOut(pattern: StringPattern): StringPattern {
  return pattern.map((part) =>
    typeof part === 'string'
      ? part
          .toLowerCase()
          .replace(/0x([0-9a-f]{1,7})(?=[-)])/g, (_, given: string) => `0x${given.padStart(8, '0')}`)
      : part,
  );
}

/** The texts of a form that fit a pattern, in order; not all of them if there are more than can be of use. */
function textsThatFit(symbols: readonly PatternSymbol[], form: Form): readonly string[] {
  const found: string[] = [];
  const search = (at: number, places: Places, text: string): void => {
    if (found.length > mostNumbers || !canEnd(symbols, places, form.slice(at))) return;
    const characters = form[at];
    if (characters === undefined) found.push(text);
    else
      for (const character of characters) search(at + 1, step(symbols, places, character), text + character);
  };
  search(0, startOf(symbols), '');
  return found;
}

/** Whether the rest of a pattern can fit the rest of a form. */
function canEnd(symbols: readonly PatternSymbol[], places: Places, rest: Form): boolean {
  return rest.reduce((reached, characters) => step(symbols, reached, characters), places).has(symbols.length);
}
